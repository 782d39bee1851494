/**
 * Answers to why an object is there, is gone, waits, or is not as wanted. All are functions of the
 * log of writes, the present objects and the time, and keep nothing.
 */
export { type Explanation, explain, type Place } from "./explain.ts";
export type { Finding, Known, Question } from "./known.ts";
