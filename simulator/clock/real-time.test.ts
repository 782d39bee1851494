import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { waitingClock, wallClock } from "./real-time.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const dayMs = 86_400_000;

test.each([
  { behaviour: "of the process", clock: wallClock },
  { behaviour: "of who waits", clock: waitingClock },
])("a timer $behaviour may be longer than the system has timers for", ({ clock }) => {
  const [run, cancelled] = [vi.fn(), vi.fn()];
  clock.setTimer(60 * dayMs, run);
  const timer = clock.setTimer(60 * dayMs, cancelled);
  vi.advanceTimersByTime(60 * dayMs - 1);
  expect(run).not.toHaveBeenCalled();
  timer.cancel();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(dayMs);
  expect(cancelled).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
