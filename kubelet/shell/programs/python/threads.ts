/**
 * The threads of a script. They take turns where one of them waits, and no time passes between two
 * waits: so a script with threads is as deterministic as one without.
 */

import type { Effect, Task } from "../../kernel/kernel.ts";
import type { Expanding } from "../../words/expand.ts";
import type { Frame } from "./machine.ts";
import type { PyError } from "./objects.ts";

export interface Thread {
  readonly id: bigint;
  /** The functions at work in it. */
  readonly frames: Frame[];
  /** The errors that it handles, the last one innermost. */
  readonly handled: PyError[];
  /** The script goes on without it where all else has ended. */
  readonly isDaemon: boolean;
}

interface AtWork {
  readonly thread: Thread;
  readonly work: Expanding<void>;
  /** Undefined where it can go on. */
  waits: Effect | undefined;
}

/** The kernel knows of one process only, and has a limit for those. */
const threadsMax = 1_024;

export class Threads {
  readonly main: Thread;
  /** The one at work. */
  current: Thread;
  #atWork: AtWork[] = [];
  #lastId = 1n;

  constructor(frame: Frame) {
    this.main = { id: this.#lastId, frames: [frame], handled: [], isDaemon: false };
    this.current = this.main;
  }

  /** Undefined where there are too many. */
  start(frame: Frame, isDaemon: boolean, work: Expanding<void>): Thread | undefined {
    if (this.#atWork.length >= threadsMax) return undefined;
    this.#lastId += 1n;
    const thread = { id: this.#lastId, frames: [frame], handled: [], isDaemon };
    this.#atWork.push({ thread, work, waits: undefined });
    return thread;
  }

  /** Runs the script with all that it starts, until none is left that is to be waited for. */
  *together(work: Expanding<void>, now: () => number, { caught }: Task): Expanding<void> {
    this.#atWork.push({ thread: this.main, work, waits: undefined });
    const hasSignal = (effect: Effect) => effect.isInterruptible === true && caught.length > 0;
    const canGoOn = ({ waits, thread }: AtWork) =>
      waits === undefined || isDue(waits, now()) || (thread === this.main && hasSignal(waits));
    while (this.#atWork.some(({ thread }) => !thread.isDaemon)) {
      const next = this.#atWork.find(canGoOn);
      if (next === undefined) yield this.#awaited();
      else this.#goOn(next);
    }
  }

  #goOn(one: AtWork): void {
    const before = this.current;
    this.current = one.thread;
    let isOver = true;
    try {
      const { done, value } = one.work.next();
      isOver = done === true;
      one.waits = isOver || value === undefined ? undefined : value;
    } finally {
      this.current = before;
      // Who has had its turn comes after the others.
      this.#atWork = this.#atWork.filter((each) => each !== one);
      if (!isOver) this.#atWork.push(one);
    }
  }

  /** What brings any of them to go on. */
  #awaited(): Effect {
    const waits = this.#atWork.map((each) => each.waits).filter((each) => each !== undefined);
    const [only] = waits;
    if (waits.length === 1 && only !== undefined) return only;
    const times = waits.map((each) => ("until" in each ? each.until : Number.POSITIVE_INFINITY));
    return {
      until: Math.min(...times),
      ready: () => waits.some((each) => "ready" in each && each.ready()),
      isInterruptible: waits.some((each) => each.isInterruptible === true),
    };
  }
}

/** Whether what is waited for is there. */
function isDue(waits: Effect, nowMs: number): boolean {
  if ("ready" in waits && waits.ready()) return true;
  return "until" in waits && waits.until <= nowMs;
}
