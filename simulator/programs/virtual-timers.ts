import type { Clock, Timer } from "../../api/runtime.ts";

/** A longer delay is none, and so is one that is no number. Source: Node lib/internal/timers.js. */
const delayMsMax = 2 ** 31 - 1;

/** So often code may ask to be called again at one moment: who waits so for time waits for ever. */
const immediatesMax = 100_000;

/** Somebody waits so for time to pass who gives it no chance to; nothing else looks so often. */
const glancesMax = 1_000_000;

/** Counts calls of a function at one moment, and throws where they wait for time in vain. */
class Calls {
  readonly #what: string;
  readonly #most: number;
  #count = 0;
  #atMs = Number.NEGATIVE_INFINITY;

  constructor(what: string, most: number) {
    this.#what = what;
    this.#most = most;
  }

  at(nowMs: number): void {
    if (nowMs !== this.#atMs) this.#count = 0;
    this.#atMs = nowMs;
    this.#count += 1;
    if (this.#count <= this.#most) return;
    const fact = `${this.#what} was called more than ${this.#most} times at one moment`;
    throw new Error(`${fact}: no time passes while code runs, but while it waits for a timer`);
  }
}

/** Those of who looks at the time of day. */
export const glancesAtTime = () => new Calls("Date", glancesMax);

/** The timers of one run of a program, on the clock of its cluster. */
export class VirtualTimers {
  readonly #clock: Clock;
  readonly #fire: (run: () => void) => void;
  readonly #byId = new Map<number, VirtualTimer>();
  #lastId = 0;
  readonly #immediates = new Calls("setImmediate", immediatesMax);

  /** `fire` calls back for the program. */
  constructor(clock: Clock, fire: (run: () => void) => void) {
    this.#clock = clock;
    this.#fire = fire;
  }

  set(delayMs: unknown, run: () => void, options: { readonly repeats?: boolean } = {}) {
    this.#lastId += 1;
    const asked = Number(delayMs);
    const afterMs = asked >= 1 && asked <= delayMsMax ? Math.trunc(asked) : 1;
    return this.#add(new VirtualTimer(this.#lastId, { afterMs, run, ...options }));
  }

  /** As soon as what is due now was done. */
  setImmediate(run: () => void): VirtualTimer {
    this.#immediates.at(this.#clock.now());
    this.#lastId += 1;
    return this.#add(new VirtualTimer(this.#lastId, { afterMs: 0, run }));
  }

  /** Calls off the timer with a number. False: there is none. */
  clear(id: unknown): boolean {
    const timer = typeof id === "number" ? this.#byId.get(id) : undefined;
    timer?.close();
    return timer !== undefined;
  }

  clearAll(): void {
    for (const timer of [...this.#byId.values()]) timer.close();
  }

  #add(timer: VirtualTimer): VirtualTimer {
    timer.begin({
      after: (delayMs, run) => this.#clock.setTimer(delayMs, () => this.#fire(run)),
      started: () => this.#byId.set(timer.id, timer),
      ended: () => this.#byId.delete(timer.id),
    });
    return timer;
  }
}

interface Scheduling {
  after(delayMs: number, run: () => void): Timer;
  started(): void;
  ended(): void;
}

/** What `setTimeout` and its like return. No process waits for it, so `ref` changes nothing. */
export class VirtualTimer {
  readonly id: number;
  readonly #task: {
    readonly afterMs: number;
    readonly run: () => void;
    readonly repeats?: boolean;
  };
  #scheduling: Scheduling | undefined;
  #timer: Timer | undefined;
  #isRef = true;

  constructor(
    id: number,
    task: { readonly afterMs: number; readonly run: () => void; readonly repeats?: boolean },
  ) {
    this.id = id;
    this.#task = task;
  }

  begin(scheduling: Scheduling): void {
    this.#scheduling = scheduling;
    this.refresh();
  }

  /** Waits for all of its delay once more. */
  refresh(): this {
    this.#timer?.cancel();
    this.#scheduling?.started();
    this.#timer = this.#scheduling?.after(this.#task.afterMs, () => this.#due());
    return this;
  }

  close(): this {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#scheduling?.ended();
    return this;
  }

  ref(): this {
    this.#isRef = true;
    return this;
  }

  unref(): this {
    this.#isRef = false;
    return this;
  }

  hasRef(): boolean {
    return this.#isRef;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #due(): void {
    if (this.#task.repeats === true) this.refresh();
    else this.close();
    this.#task.run();
  }
}
