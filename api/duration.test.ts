import { expect, test } from "vitest";
import { goDuration } from "./duration.ts";

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
