import type { Clock, Random, Timer } from "../api/runtime.ts";

/** What may hold timers back that are due. */
export interface Gate {
  readonly isClosed: boolean;
  /** Takes a timer that is due; `run` runs it, unless it was cancelled. */
  hold(run: () => void): void;
}

/** A timer that waits, and the handle by which it is called off. */
class Task implements Timer {
  readonly dueMs: number;
  readonly sequence: number;
  /** Absent once it ran or was cancelled. */
  run: (() => void) | undefined;
  readonly gate: Gate | undefined;

  constructor(dueMs: number, sequence: number, run: () => void, gate: Gate | undefined) {
    this.dueMs = dueMs;
    this.sequence = sequence;
    this.run = run;
    this.gate = gate;
  }

  fire(): void {
    const { run } = this;
    this.run = undefined;
    run?.();
  }

  cancel(): void {
    this.run = undefined;
  }
}

/**
 * Virtual time. Timers fire in the order of (due time, sequence); time stands still while they run.
 * What is due at this very moment waits in a plain queue, since most of a simulation is that.
 */
export class SimClock implements Clock {
  #nowMs: number;
  #sequence = 0;
  #due: Task[] = [];
  #head = 0;
  readonly #later = new TaskHeap();
  #order: Random | undefined;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** From now on timers that are due together fire in an order that is drawn. */
  shuffle(order: Random): void {
    this.#order = order;
    this.#due = this.#due.slice(this.#head);
    this.#head = 0;
  }

  now(): number {
    return this.#nowMs;
  }

  /** A timer that goes through a gate waits there while that is closed. */
  setTimer(delayMs: number, run: () => void, gate?: Gate): Timer {
    this.#sequence += 1;
    const dueMs = this.#nowMs + Math.max(0, delayMs);
    const task = new Task(dueMs, this.#sequence, run, gate);
    const earlier = this.#later.first;
    // A heap entry that is due by now was queued earlier, so it must come first.
    if (dueMs > this.#nowMs || (earlier !== undefined && earlier.dueMs <= dueMs)) {
      this.#later.push(task);
    } else {
      this.#due.push(task);
    }
    return task;
  }

  /** When the next timer is due, or `undefined` where there is none. */
  nextDueMs(): number | undefined {
    if (this.#head < this.#due.length) return this.#nowMs;
    return this.#later.first?.dueMs;
  }

  /** Runs the next timer if it is due by `limitMs`, moving time to it. False: there is none. */
  step(limitMs = Number.POSITIVE_INFINITY): boolean {
    const task = this.#take(limitMs);
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

  #take(limitMs: number): Task | undefined {
    if (this.#order !== undefined) return this.#draw(limitMs, this.#order);
    const queued = this.#due[this.#head];
    if (queued !== undefined) {
      this.#head += 1;
      if (this.#head === this.#due.length) {
        this.#due = [];
        this.#head = 0;
      }
      return queued;
    }
    for (;;) {
      const next = this.#later.first;
      if (next === undefined || next.dueMs > limitMs) return undefined;
      this.#later.pop();
      if (next.run === undefined) continue;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      return next;
    }
  }

  /** Any of the timers that are due next. */
  #draw(limitMs: number, order: Random): Task | undefined {
    const due = this.#due;
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

  /** Brings together all that is due at the same moment, moving time to it. */
  #gather(limitMs: number): void {
    for (;;) {
      const next = this.#later.first;
      if (next === undefined || next.dueMs > limitMs) return;
      if (this.#due.length > 0 && next.dueMs > this.#nowMs) return;
      this.#later.pop();
      if (next.run === undefined) continue;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      this.#due.push(next);
    }
  }
}

/** A heap that holds fewer tasks is not looked through for cancelled ones. */
const clearedMin = 1024;

/**
 * A binary heap of tasks, the earliest first. Cancelled ones stay until they would be due, or until
 * the heap has doubled since they were last taken out.
 */
class TaskHeap {
  #tasks: Task[] = [];
  #clearedAt = clearedMin;

  get first(): Task | undefined {
    return this.#tasks[0];
  }

  push(task: Task): void {
    if (this.#tasks.length >= this.#clearedAt) this.#clear();
    const tasks = this.#tasks;
    let at = tasks.length;
    tasks.push(task);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = tasks[parentAt];
      if (parent === undefined || !isBefore(task, parent)) break;
      tasks[at] = parent;
      at = parentAt;
    }
    tasks[at] = task;
  }

  pop(): void {
    const tasks = this.#tasks;
    const last = tasks.pop();
    if (last === undefined || tasks.length === 0) return;
    let at = 0;
    for (;;) {
      const child = this.#earlierChild(at);
      const task = tasks[child];
      if (task === undefined || !isBefore(task, last)) break;
      tasks[at] = task;
      at = child;
    }
    tasks[at] = last;
  }

  #clear(): void {
    const left = this.#tasks.filter(({ run }) => run !== undefined);
    // What is in order is a heap.
    this.#tasks = left.sort((one, other) => (isBefore(one, other) ? -1 : 1));
    this.#clearedAt = Math.max(clearedMin, 2 * left.length);
  }

  #earlierChild(at: number): number {
    const left = this.#tasks[2 * at + 1];
    const right = this.#tasks[2 * at + 2];
    const rightFirst = left !== undefined && right !== undefined && isBefore(right, left);
    return rightFirst ? 2 * at + 2 : 2 * at + 1;
  }
}

const isBefore = (left: Task, right: Task) =>
  left.dueMs < right.dueMs || (left.dueMs === right.dueMs && left.sequence < right.sequence);
