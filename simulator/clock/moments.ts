import type { Timer } from "../../api/runtime.ts";

/** What may hold timers back that are due. */
export interface Gate {
  readonly isClosed: boolean;
  /** Takes a timer that is due; `run` runs it, unless it was cancelled. */
  hold(run: () => void): void;
}

/** A timer that waits, and the handle by which it is called off. */
export class Task implements Timer {
  /** Absent once it ran or was cancelled. */
  run: (() => void) | undefined;
  readonly gate: Gate | undefined;
  /** What was set after it for the same moment. */
  next: Task | undefined = undefined;

  constructor(run: () => void, gate: Gate | undefined) {
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

/** Tasks in the order in which they were set. */
export interface Row {
  first: Task;
  last: Task;
  size: number;
}

/** Tasks that are due together, and were set one right after the other. */
interface Moment extends Row {
  readonly dueMs: number;
  readonly sequence: number;
}

/** Fewer tasks are not looked through for cancelled ones. */
const clearedMin = 1024;

/**
 * What is due later: a binary heap of moments, the earliest first. What waits equally long is
 * mostly set in a row, and costs the heap nothing. Cancelled tasks stay until they would be due, or
 * until the tasks have doubled since they were last taken out.
 */
export class Moments {
  #heap: Moment[] = [];
  /** The one that was set last; what follows for the same time joins it. */
  #latest: Moment | undefined;
  #sequence = 0;
  #size = 0;
  #clearedAt = clearedMin;

  /** When the earliest is due, or `undefined` where there is none. */
  get firstMs(): number | undefined {
    return this.#heap[0]?.dueMs;
  }

  add(dueMs: number, task: Task): void {
    if (this.#size >= this.#clearedAt) this.#clear();
    this.#size += 1;
    if (this.#latest?.dueMs === dueMs) {
      append(this.#latest, task);
      return;
    }
    this.#sequence += 1;
    this.#latest = { dueMs, sequence: this.#sequence, first: task, last: task, size: 1 };
    this.#push(this.#latest);
  }

  /** Takes the earliest out: those of its tasks that were not cancelled, if any are left. */
  takeFirst(): Row | undefined {
    const [moment] = this.#heap;
    if (moment === undefined) return undefined;
    this.#pop();
    if (this.#latest === moment) this.#latest = undefined;
    this.#size -= moment.size;
    return keepLeft(moment) > 0 ? moment : undefined;
  }

  #push(moment: Moment): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(moment);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt];
      if (parent === undefined || !isBefore(moment, parent)) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = moment;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const child = this.#earlierChild(at);
      const moment = heap[child];
      if (moment === undefined || !isBefore(moment, last)) break;
      heap[at] = moment;
      at = child;
    }
    heap[at] = last;
  }

  #clear(): void {
    const left = this.#heap.filter((moment) => keepLeft(moment) > 0);
    // What is in order is a heap.
    this.#heap = left.sort((one, other) => (isBefore(one, other) ? -1 : 1));
    this.#latest = undefined;
    this.#size = left.reduce((sum, { size }) => sum + size, 0);
    this.#clearedAt = Math.max(clearedMin, 2 * this.#size);
  }

  #earlierChild(at: number): number {
    const left = this.#heap[2 * at + 1];
    const right = this.#heap[2 * at + 2];
    const rightFirst = left !== undefined && right !== undefined && isBefore(right, left);
    return rightFirst ? 2 * at + 2 : 2 * at + 1;
  }
}

const isBefore = (left: Moment, right: Moment) =>
  left.dueMs < right.dueMs || (left.dueMs === right.dueMs && left.sequence < right.sequence);

function append(row: Row, task: Task): void {
  row.last.next = task;
  row.last = task;
  row.size += 1;
}

/** Takes what was cancelled out of the row, and returns how many are left; of none it is no row. */
function keepLeft(row: Row): number {
  let last: Task | undefined;
  let size = 0;
  for (let task: Task | undefined = row.first; task !== undefined; task = task.next) {
    if (task.run === undefined) continue;
    if (last === undefined) row.first = task;
    else last.next = task;
    last = task;
    size += 1;
  }
  if (last !== undefined) {
    last.next = undefined;
    row.last = last;
  }
  row.size = size;
  return size;
}
