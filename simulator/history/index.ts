/**
 * Readings of the log of writes: what a write changed, what led to it, and what happened in a time.
 * All are functions of the log, and keep nothing.
 */
export { spanText } from "./ago.ts";
export { type Chain, chainTo, type Step, stepOf, stepsTo } from "./chain.ts";
export { changesOf } from "./changes.ts";
export { type Log, revisionAt, writeAt, writesOf } from "./log.ts";
export { recordOf } from "./records.ts";
export {
  actorText,
  changesText,
  datedSentence,
  isByUser,
  sentenceOf,
  titleOf,
} from "./sentence.ts";
export { type Found, type TimelineQuery, timelineOf } from "./timeline.ts";
