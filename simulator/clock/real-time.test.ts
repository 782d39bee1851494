import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { driveRealTime, waitingClock, wallClock } from "./real-time.ts";
import { SimClock } from "./sim-clock.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

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

test("a cluster goes on from where it was when its machine has slept", () => {
  let sleptMs = 0;
  const realMs = () => Number(vi.getMockedSystemTime()) + sleptMs;
  vi.spyOn(performance, "now").mockImplementation(realMs);
  const clock = new SimClock(0);
  const driver = driveRealTime(clock, 60);
  const passed = (realMs: number) => {
    vi.advanceTimersByTime(realMs);
    return clock.now();
  };
  expect(passed(5000)).toBe(300_000);
  sleptMs = dayMs / 3;
  // The second that it waited for is lost with it.
  expect(passed(5000)).toBe(540_000);
  // A moment in which the process is kept busy is made up for.
  sleptMs += 2000;
  expect(passed(5000)).toBe(960_000);
  driver.stop();
});
