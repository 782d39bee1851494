import type { Clock, Timer } from "../api/runtime.ts";
import type { SimClock } from "./sim-clock.ts";

/** Real time, for the edges: how long a connection may stay. The one place that reads it. */
export const wallClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, run): Timer {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
};

/** How long the loop may run before it lets the process serve requests. */
const sliceMs = 8;
/** The longest sleep; a request in between brings the clock up to date itself. */
const sleepMsMax = 1000;

/** Drives a virtual clock along with real time. */
export interface Driver {
  /** Brings virtual time up to date, as far as one slice allows. */
  catchUp(): void;
  stop(): void;
}

/** Lets `speed` virtual seconds pass in a real one; 0 stands still. */
export function driveRealTime(clock: SimClock, speed: number): Driver {
  const startRealMs = performance.now();
  const startMs = clock.now();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const target = () => startMs + (performance.now() - startRealMs) * speed;

  /** True where everything due by now was run. */
  function runSlice(): boolean {
    const limitMs = Math.floor(target());
    const endMs = performance.now() + sliceMs;
    for (let count = 1; clock.step(limitMs); count += 1) {
      if (count % 32 === 0 && performance.now() > endMs) return false;
    }
    clock.runUntil(limitMs);
    return true;
  }

  function loop(): void {
    if (stopped) return;
    if (!runSlice()) {
      setImmediate(loop);
      return;
    }
    const nextMs = clock.nextDueMs();
    const waitMs = nextMs === undefined || speed === 0 ? sleepMsMax : (nextMs - target()) / speed;
    timer = setTimeout(loop, Math.min(sleepMsMax, Math.max(0, waitMs)));
  }

  function wake(): void {
    clearTimeout(timer);
    timer = setTimeout(loop, 0);
  }

  loop();
  return {
    catchUp() {
      runSlice();
      // The request that follows may set timers that are due at once.
      wake();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
