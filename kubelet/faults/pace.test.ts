import { expect, test } from "vitest";
import { lastingMs } from "./pace.ts";

const slow = { startMs: 100, endMs: 200, factor: 10 };
const frozen = { startMs: 150, endMs: 400, factor: Number.POSITIVE_INFINITY };
const never = Number.POSITIVE_INFINITY;

test.each([
  { behaviour: "takes as long as by itself", slowdowns: [], begin: 0, work: 50, lasts: 50 },
  { behaviour: "is over before all is slow", slowdowns: [slow], begin: 0, work: 100, lasts: 100 },
  { behaviour: "is slow all the time", slowdowns: [slow], begin: 110, work: 5, lasts: 50 },
  { behaviour: "begins before that", slowdowns: [slow], begin: 90, work: 12, lasts: 30 },
  { behaviour: "goes on after that", slowdowns: [slow], begin: 50, work: 100, lasts: 190 },
  { behaviour: "begins after that", slowdowns: [slow], begin: 200, work: 7, lasts: 7 },
  { behaviour: "waits for what is frozen", slowdowns: [frozen], begin: 140, work: 20, lasts: 270 },
  { behaviour: "takes no time at all", slowdowns: [frozen], begin: 160, work: 0, lasts: 0 },
  { behaviour: "is frozen while slow", slowdowns: [slow, frozen], begin: 140, work: 2, lasts: 261 },
  {
    behaviour: "never ends where nobody knows the end of the freeze",
    slowdowns: [{ ...frozen, endMs: never }],
    begin: 140,
    work: 20,
    lasts: never,
  },
  {
    behaviour: "is slow twice over where two faults overlap",
    slowdowns: [slow, { ...slow, endMs: never }],
    begin: 100,
    work: 2,
    lasts: 110,
  },
])("what $behaviour lasts $lasts ms", ({ slowdowns, begin, work, lasts }) => {
  expect(lastingMs(slowdowns, begin, work)).toBe(lasts);
});
