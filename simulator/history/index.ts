/**
 * Readings of the log of writes: what a write changed, what led to it, and what happened in a time.
 * All are functions of the log, and keep nothing.
 */
export { type Chain, chainTo, type Step, stepOf, stepsTo } from "./chain.ts";
export { changesOf } from "./changes.ts";
export { type Log, revisionAt, writeAt, writesOf } from "./log.ts";
export { actorText, changesText, isByUser, sentenceOf, titleOf } from "./sentence.ts";
