import { expect, test } from "vitest";
import { nextLevel, pullProgress, restartDelayMs } from "./backoff.ts";

test("a container that keeps failing waits 0, 10, 20, … and at most 300 s", () => {
  const delays: number[] = [];
  for (let level = 0, count = 0; count < 9; count += 1) {
    delays.push(restartDelayMs(level, 1_000) / 1000);
    level = nextLevel(level, 1_000);
  }
  expect(delays).toEqual([0, 10, 20, 40, 80, 160, 300, 300, 300]);
});

test("a container that ran for ten minutes starts again at once, then after 10 s", () => {
  expect([restartDelayMs(5, 600_000), nextLevel(5, 600_000)]).toEqual([0, 1]);
  expect(restartDelayMs(1, 5_000)).toBe(10_000);
});

const missing = { sizeBytes: 1, durationMs: 1_000, error: "not found" };

test.each([
  { seconds: 0, phase: "pulling", until: 1, began: 0, attempt: 0 },
  { seconds: 1, phase: "failed", until: 3, began: 0, attempt: 0 },
  { seconds: 3, phase: "waiting", until: 11, began: 0, attempt: 0 },
  { seconds: 11, phase: "waiting", until: 12, began: 11, attempt: 1 },
  { seconds: 12, phase: "failed", until: 14, began: 11, attempt: 1 },
  { seconds: 31, phase: "waiting", until: 32, began: 11, attempt: 1 },
  { seconds: 100_000, phase: "waiting", until: 100_247, began: 99_946, attempt: 7 },
])("a pull that fails after 1 s is $phase at $seconds s", ({ seconds, ...expected }) => {
  const { phase, untilMs, pullBeganMs, attempt } = pullProgress(0, missing, seconds * 1000);
  expect({ phase, until: untilMs / 1000, began: pullBeganMs / 1000, attempt }).toEqual(expected);
});

// Fails twice, after 0.9 s each.
const flaky = {
  sizeBytes: 1,
  durationMs: 5_000,
  errorAt: (attempt: number) => (attempt < 2 ? `failure ${attempt}` : undefined),
};

test.each([
  { ms: 899, phase: "pulling", pullBeganMs: 0, error: "failure 0" },
  { ms: 900, phase: "failed", pullBeganMs: 0, error: "failure 0" },
  { ms: 10_899, phase: "waiting", pullBeganMs: 0, error: "failure 0" },
  { ms: 11_800, phase: "failed", pullBeganMs: 10_900, error: "failure 1" },
  { ms: 31_799, phase: "waiting", pullBeganMs: 10_900, error: "failure 1" },
  { ms: 31_800, phase: "succeeds", pullBeganMs: 31_800, error: "" },
  { ms: 99_999, phase: "succeeds", pullBeganMs: 31_800, error: "" },
])("a pull that fails twice is $phase at $ms ms", ({ ms, ...expected }) => {
  expect(pullProgress(0, flaky, ms)).toMatchObject(expected);
});
