import type { Clock, Random, Timer } from "../../api/runtime.ts";
import { type Gate, Moments, Task } from "./moments.ts";
import { detached, Turns } from "./turns.ts";

/**
 * Virtual time. Timers fire in the order of their due times; of those due together, one thread's
 * after the other's, and of one thread's the first that was set. Time stands still while they run.
 * What is due at this very moment waits in plain queues, since most of a simulation is that.
 */
export class SimClock implements Clock {
  #nowMs: number;
  readonly #turns = new Turns();
  /** What is due now instead, where the order is drawn. */
  readonly #drawn: Task[] = [];
  readonly #later = new Moments();
  #order: Random | undefined;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** From now on timers that are due together fire in an order that is drawn. */
  shuffle(order: Random): void {
    this.#order = order;
    for (;;) {
      const task = this.#turns.take();
      if (task === undefined) return;
      this.#drawn.push(task);
    }
  }

  now(): number {
    return this.#nowMs;
  }

  /** A timer that goes through a gate waits there while that is closed. */
  setTimer(delayMs: number, run: () => void, gate?: Gate): Timer {
    const dueMs = this.#nowMs + Math.max(0, delayMs);
    const task = new Task(run, gate);
    // What is due by now, and not taken yet, was set earlier, so it must come first.
    const { firstMs } = this.#later;
    if (dueMs > this.#nowMs || (firstMs !== undefined && firstMs <= dueMs)) {
      this.#later.add(dueMs, task);
    } else this.#add(task);
    return task;
  }

  /** When the next timer is due, or `undefined` where there is none. */
  nextDueMs(): number | undefined {
    return this.#isDue ? this.#nowMs : this.#later.firstMs;
  }

  /** Runs the next timer if it is due by `limitMs`, moving time to it. False: there is none. */
  step(limitMs = Number.POSITIVE_INFINITY): boolean {
    const task = this.#order === undefined ? this.#take(limitMs) : this.#draw(limitMs, this.#order);
    if (task === undefined) return false;
    if (task.gate?.isClosed === true) task.gate.hold(() => task.fire());
    else task.fire();
    return true;
  }

  /** Runs everything due until `limitMs`, then stands at that time. */
  runUntil(limitMs: number): void {
    while (this.step(limitMs));
    this.#nowMs = Math.max(this.#nowMs, limitMs);
  }

  /** The timer whose turn it is of those that are due next. */
  #take(limitMs: number): Task | undefined {
    for (;;) {
      if (this.#turns.isEmpty) this.#gather(limitMs);
      const task = this.#turns.take();
      if (task === undefined || task.run !== undefined) return task;
    }
  }

  /** Any of the timers that are due next. */
  #draw(limitMs: number, order: Random): Task | undefined {
    const due = this.#drawn;
    for (;;) {
      this.#gather(limitMs);
      if (due.length === 0) return undefined;
      const at = order.integer(due.length);
      const drawn = due[at];
      const last = due.pop();
      if (last !== undefined && at < due.length) due[at] = last;
      if (drawn?.run !== undefined) return drawn;
    }
  }

  get #isDue(): boolean {
    return !this.#turns.isEmpty || this.#drawn.length > 0;
  }

  /** Brings together all that is due at the same moment, moving time to it. */
  #gather(limitMs: number): void {
    for (;;) {
      const dueMs = this.#later.firstMs;
      if (dueMs === undefined || dueMs > limitMs) return;
      if (this.#isDue && dueMs > this.#nowMs) return;
      const row = this.#later.takeFirst();
      if (row === undefined) continue;
      this.#nowMs = Math.max(this.#nowMs, dueMs);
      let task: Task | undefined = row.first;
      while (task !== undefined) {
        const next = detached(task);
        this.#add(task);
        task = next;
      }
    }
  }

  #add(task: Task): void {
    if (this.#order === undefined) this.#turns.add(task);
    else this.#drawn.push(task);
  }
}
