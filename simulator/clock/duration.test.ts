import { expect, test } from "vitest";
import { parseDuration } from "./duration.ts";

test.each([
  { behaviour: "seconds", text: "90s", ms: 90_000 },
  { behaviour: "parts that add up", text: "1h30m", ms: 5_400_000 },
  { behaviour: "milliseconds, not minutes", text: "250ms", ms: 250 },
  { behaviour: "fractions", text: "1.5s", ms: 1500 },
  { behaviour: "a bare number as milliseconds", text: 40, ms: 40 },
])("a duration reads $behaviour", ({ text, ms }) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(["", "10", "5 m", "m", "1x"])("%j is no duration", (text) => {
  expect(() => parseDuration(text)).toThrow(`invalid duration "${text}"`);
});
