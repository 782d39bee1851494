/** Relative to a Friday. */
import { expect, test } from "vitest";
import { timeIn } from "./date-words.ts";

const nowMs = Date.parse("2026-11-27T17:30:00Z");

test.each([
  ["1 day ago", "2026-11-26T17:30:00Z"],
  ["-7 days", "2026-11-20T17:30:00Z"],
  ["yesterday", "2026-11-26T17:30:00Z"],
  ["next month", "2026-12-27T17:30:00Z"],
  ["yesterday 00:00", "2026-11-26T00:00:00Z"],
  ["2026-01-31 +1 week", "2026-02-07T00:00:00Z"],
  ["2026-01-01T10:20:30Z", "2026-01-01T10:20:30Z"],
  ["2026-01-01T10:00:00+09:00", "2026-01-01T01:00:00Z"],
  ["2026-01-01T10:20:30Z +30 minutes", "2026-01-01T10:50:30Z"],
  ["2026-01-01 10:00:00 +0900 + 2 days - 1 hour", "2026-01-03T00:00:00Z"],
  ["now + 1 day - 2 hours", "2026-11-28T15:30:00Z"],
  ["+1000 days", "2029-08-23T17:30:00Z"],
  ["@1767225600", "2026-01-01T00:00:00Z"],
  ["20260102", "2026-01-02T00:00:00Z"],
  ["Jan 5, 2026", "2026-01-05T00:00:00Z"],
  ["next monday", "2026-11-30T00:00:00Z"],
  ["last friday", "2026-11-27T00:00:00Z"],
  ["2 hours ago", "2026-11-27T15:30:00Z"],
] as const)("%s", (words, time) => {
  expect(new Date(timeIn(words, nowMs) ?? 0).toISOString()).toBe(time.replace("Z", ".000Z"));
});

test("words that say no time", () => {
  expect(["soon", "1 moon ago", "13:99x"].map((words) => timeIn(words, nowMs))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
