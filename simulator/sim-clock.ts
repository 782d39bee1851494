import type { Clock, Random, Timer } from "../api/runtime.ts";
import { type Gate, Moments, Task } from "./moments.ts";

/**
 * Virtual time. Timers fire in the order of their due times, and of those due together the first
 * that was set; time stands still while they run. What is due at this very moment waits in a plain
 * queue, since most of a simulation is that.
 */
export class SimClock implements Clock {
  #nowMs: number;
  /** What is due now: a row, or what is drawn from. */
  #first: Task | undefined;
  #last: Task | undefined;
  #drawn: Task[] = [];
  readonly #later = new Moments();
  #order: Random | undefined;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** From now on timers that are due together fire in an order that is drawn. */
  shuffle(order: Random): void {
    this.#order = order;
    for (let task = this.#shift(); task !== undefined; task = this.#shift()) this.#drawn.push(task);
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
    } else this.#append(task, task);
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

  /** The timer that was set first of those that are due next. */
  #take(limitMs: number): Task | undefined {
    for (;;) {
      if (this.#first === undefined) this.#gather(limitMs);
      const task = this.#shift();
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
    return this.#first !== undefined || this.#drawn.length > 0;
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
      this.#append(row.first, row.last);
    }
  }

  /** Puts a row of tasks behind those that are due already. */
  #append(first: Task, last: Task): void {
    if (this.#order !== undefined) {
      for (let task: Task | undefined = first; task !== undefined; task = detached(task)) {
        this.#drawn.push(task);
      }
      return;
    }
    if (this.#last === undefined) this.#first = first;
    else this.#last.next = first;
    this.#last = last;
  }

  #shift(): Task | undefined {
    const task = this.#first;
    if (task === undefined) return undefined;
    this.#first = detached(task);
    if (this.#first === undefined) this.#last = undefined;
    return task;
  }
}

/** What follows in the row, which whoever still holds the task is not to hold with it. */
function detached(task: Task): Task | undefined {
  const { next } = task;
  task.next = undefined;
  return next;
}
