import type { Clock, Timer } from "../../api/runtime.ts";
import type { Gate } from "./moments.ts";
import type { SimClock } from "./sim-clock.ts";

/**
 * Time as one process has it. Its timers, and `now`, go by a clock that never jumps; what it takes
 * for the time of day may be another. While it is paused nothing of it runs; what became due
 * meanwhile runs in its order as soon as it goes on.
 */
export class ProcessClock implements Clock, Gate {
  readonly #clock: SimClock;
  readonly #pauses = new Set<string>();
  readonly #jumps = new Map<string, number>();
  readonly #threads = new Map<string, Thread>();
  #held: (() => void)[] = [];
  #offsetMs = 0;
  /** The time of day, as it is written into objects and compared with what is found there. */
  readonly wall: Clock;

  constructor(clock: SimClock) {
    this.#clock = clock;
    this.wall = {
      now: () => clock.now() + this.#offsetMs,
      setTimer: (delayMs, run) => this.setTimer(delayMs, run),
    };
  }

  now(): number {
    return this.#clock.now();
  }

  setTimer(delayMs: number, run: () => void): Timer {
    return this.#clock.setTimer(delayMs, run, this);
  }

  /** The same one for the same name, also when the process was started anew. */
  thread(name: string): Clock {
    const known = this.#threads.get(name);
    if (known !== undefined) return known;
    const made = new Thread(this.#clock, this);
    this.#threads.set(name, made);
    return made;
  }

  get isClosed(): boolean {
    return this.#pauses.size > 0;
  }

  hold(run: () => void): void {
    this.#held.push(run);
  }

  /** Stands still until everybody who paused it has let it go on. */
  pause(by: string): void {
    this.#pauses.add(by);
  }

  resume(by: string): void {
    this.#pauses.delete(by);
    if (this.isClosed) return;
    const held = this.#held;
    this.#held = [];
    for (const run of held) this.setTimer(0, run);
  }

  /** Puts the time of day forward by so much, or back; 0 is right again. Several add up. */
  jump(by: string, offsetMs: number): void {
    this.#jumps.set(by, offsetMs);
    this.#offsetMs = [...this.#jumps.values()].reduce((sum, each) => sum + each, 0);
  }
}

/** Its timers take a turn of their own, and are held back with those of its process. */
class Thread implements Clock, Gate {
  readonly #clock: SimClock;
  readonly #process: Gate;

  constructor(clock: SimClock, process: Gate) {
    this.#clock = clock;
    this.#process = process;
  }

  now(): number {
    return this.#clock.now();
  }

  setTimer(delayMs: number, run: () => void): Timer {
    return this.#clock.setTimer(delayMs, run, this);
  }

  get isClosed(): boolean {
    return this.#process.isClosed;
  }

  hold(run: () => void): void {
    this.#process.hold(run);
  }
}
