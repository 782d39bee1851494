/** The marks and measures of `performance`, in virtual time. */
import { performance as native } from "node:perf_hooks";
import { substitute } from "./substitutes.ts";

const here = () => performance;
const { mark, measure } = native;

/** Where nothing is said a mark is made now. */
function optionsOfMark(given: unknown, nowMs: number): object {
  const options = given instanceof Object ? given : {};
  return "startTime" in options && options.startTime !== undefined
    ? options
    : { ...options, startTime: nowMs };
}

/** A measure ends now unless its end is said, or its beginning and how long it is. */
function optionsOfMeasure(start: unknown, end: unknown, nowMs: number): object {
  if (!(start instanceof Object)) return { start: start ?? 0, end: end ?? nowMs };
  const said: { start?: unknown; end?: unknown; duration?: unknown } = start;
  const isEndSaid = said.end !== undefined;
  const isEndKnown = isEndSaid || (said.start !== undefined && said.duration !== undefined);
  // With neither a beginning nor an end there is nothing to measure, which is refused.
  const isAny = Object.keys(said).length === 0 || said.start !== undefined;
  return isEndKnown || !isAny ? said : { start: 0, ...said, end: nowMs };
}

substitute(here, "mark", (time, [name, options]) =>
  Reflect.apply(mark, native, [name, optionsOfMark(options, time.elapsedMs())]),
);
substitute(here, "measure", (time, [name, start, end]) =>
  Reflect.apply(measure, native, [name, optionsOfMeasure(start, end, time.elapsedMs())]),
);
