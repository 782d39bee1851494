import fc from "fast-check";
import { expect, test } from "vitest";
import { knownUntil } from "./proxy-delay.ts";

const delay = { minMs: 50, maxMs: 1_000 };

test.each([
  { behaviour: "at once without a delay", delayMs: { minMs: 0, maxMs: 0 }, known: 10_000 },
  {
    behaviour: "always as late where the two are the same",
    delayMs: { minMs: 70, maxMs: 70 },
    known: 9_930,
  },
  { behaviour: "as of its last synchronisation", delayMs: delay, known: 9_975 - 50 },
])("a proxy knows of changes $behaviour", ({ delayMs, known }) => {
  // Half of 950 ms and ten times as much: 9,975 is one of its times.
  expect(knownUntil(10_000, 0.5, delayMs)).toBe(known);
});

test("every delay is within its bounds, and no proxy goes back", () => {
  const phase = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const times = fc.tuple(fc.nat({ max: 1e12 }), fc.nat({ max: 5_000 }));
  fc.assert(
    fc.property(phase, times, (at, [nowMs, laterMs]) => {
      const known = knownUntil(nowMs, at, delay);
      expect(nowMs - known).toBeGreaterThanOrEqual(delay.minMs);
      expect(nowMs - known).toBeLessThanOrEqual(delay.maxMs);
      expect(knownUntil(nowMs + laterMs, at, delay)).toBeGreaterThanOrEqual(known);
    }),
  );
});

test("over all proxies a change takes every delay with the same chance", () => {
  const changedMs = 123_456;
  const delays = Array.from({ length: 950 }, (_, index) => {
    let nowMs = changedMs;
    while (knownUntil(nowMs, index / 950, delay) < changedMs) nowMs += 1;
    return nowMs - changedMs;
  });
  const quarters = [0, 0, 0, 0];
  for (const each of delays) {
    const quarter = Math.min(3, Math.floor((each - 50) / 237.5));
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  for (const count of quarters) expect(Math.abs(count - 237.5)).toBeLessThan(3);
});
