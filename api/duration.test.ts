import { expect, test } from "vitest";
import { goDuration, parseGoDuration } from "./duration.ts";

test.each([
  [0, "0s"],
  [350, "350ms"],
  [2_100, "2.1s"],
  [10_000, "10s"],
  [80_000, "1m20s"],
  [300_000, "5m0s"],
  [3_600_000, "1h0m0s"],
])("%i ms is written %s", (durationMs, text) => {
  expect(goDuration(durationMs)).toBe(text);
});

test.each([
  ["0", { ms: 0 }],
  ["300ms", { ms: 300 }],
  ["1m30s", { ms: 90_000 }],
  ["-1.5h", { ms: -5_400_000 }],
  [".5s", { ms: 500 }],
  ["", { problem: 'time: invalid duration ""' }],
  ["soon", { problem: 'time: invalid duration "soon"' }],
  ["1s soon", { problem: 'time: unknown unit "s soon" in duration "1s soon"' }],
  ["10", { problem: 'time: missing unit in duration "10"' }],
  ["1d", { problem: 'time: unknown unit "d" in duration "1d"' }],
])("%j is read as %j", (text, parsed) => {
  expect(parseGoDuration(text)).toEqual(parsed);
});
