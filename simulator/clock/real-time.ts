import type { Clock, Timer } from "../../api/runtime.ts";
import type { SimClock } from "./sim-clock.ts";

/** Real time, for the edges: how long a connection may stay. No process goes on for its timers. */
export const wallClock = realTime({ isWaitedFor: false });

/** Real time for who only waits: the process goes on until its timers are due. */
export const waitingClock = realTime({ isWaitedFor: true });

/** The longest wait of a timer of Node, 24 days: a longer one would be over at once. */
const systemMsMax = 2 ** 31 - 1;

/** The one place that reads it. */
function realTime({ isWaitedFor }: { readonly isWaitedFor: boolean }): Clock {
  return {
    now: () => Date.now(),
    setTimer(delayMs, run): Timer {
      let leftMs = delayMs;
      let timer: NodeJS.Timeout | undefined;
      const wait = () => {
        const partMs = Math.min(leftMs, systemMsMax);
        leftMs -= partMs;
        timer = setTimeout(leftMs > 0 ? wait : run, partMs);
        if (!isWaitedFor) timer.unref();
      };
      wait();
      return { cancel: () => clearTimeout(timer) };
    },
  };
}

/** How long the loop may run before it lets the process serve requests. */
const sliceMs = 8;
/** The longest sleep; a request in between brings the clock up to date itself. */
const sleepMsMax = 1000;

/** For so long the loop is never kept from running, unless the machine sleeps, or the process. */
const pauseMsMin = 10_000;

/** Drives a virtual clock along with real time. */
export interface Driver {
  /** Brings virtual time up to date, as far as one slice allows. */
  catchUp(): void;
  stop(): void;
}

/** The next run of a loop, of which there is one at most. */
class NextRun {
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #isDue = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** After so much real time. */
  after(delayMs: number): void {
    this.cancel();
    this.#timer = setTimeout(this.#run, delayMs);
  }

  /** As soon as requests that wait were served. */
  soon(): void {
    this.cancel();
    this.#isDue = true;
    this.#immediate = setImmediate(this.#run);
  }

  /** In a moment, at which all that wake it until then are served. */
  wake(): void {
    if (this.#isDue) return;
    this.after(0);
    this.#isDue = true;
  }

  cancel(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    this.#isDue = false;
  }
}

/**
 * Lets `speed` virtual seconds pass in a real one; 0 stands still. What passes while the machine
 * sleeps does not count: a night of it would be months to work off.
 */
export function driveRealTime(clock: SimClock, speed: number): Driver {
  let startRealMs = performance.now();
  let seenRealMs = startRealMs;
  const startMs = clock.now();
  const next = new NextRun(loop);
  let stopped = false;

  const target = () => startMs + (performance.now() - startRealMs) * speed;

  /** True where everything due by now was run. */
  function runSlice(): boolean {
    const pauseMs = performance.now() - seenRealMs;
    if (pauseMs >= pauseMsMin) startRealMs += pauseMs;
    const isDone = runDue();
    seenRealMs = performance.now();
    return isDone;
  }

  function runDue(): boolean {
    const limitMs = Math.floor(target());
    const endMs = performance.now() + sliceMs;
    for (let count = 1; clock.step(limitMs); count += 1) {
      if (count % 32 === 0 && performance.now() > endMs) return false;
    }
    clock.runUntil(limitMs);
    return true;
  }

  function loop(): void {
    next.cancel();
    if (stopped) return;
    if (!runSlice()) {
      next.soon();
      return;
    }
    const nextMs = clock.nextDueMs();
    const waitMs = nextMs === undefined || speed === 0 ? sleepMsMax : (nextMs - target()) / speed;
    next.after(Math.min(sleepMsMax, Math.max(0, waitMs)));
  }

  loop();
  return {
    catchUp() {
      runSlice();
      // The request that follows may set timers that are due at once.
      next.wake();
    },
    stop() {
      stopped = true;
      next.cancel();
    },
  };
}
