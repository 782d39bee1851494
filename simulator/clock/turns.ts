import type { Gate, Task } from "./moments.ts";

/** What one thread has to do, in the order in which it was set. */
interface Turn {
  first: Task | undefined;
  last: Task | undefined;
}

/**
 * What is due at this moment, thread by thread: one does all that it has to do, and what it sets
 * itself for now, then the next has its turn, in the order in which they came to have something to
 * do. A processor does the same work many times in a row in less time than works of many kinds in
 * turn (docs/adr/0021, 0022). A gate is a thread's, and what goes through none is of one thread.
 */
export class Turns {
  readonly #turns = new Map<Gate | undefined, Turn>();
  /** Those that have something to do; the first, which has its turn, may be done. */
  readonly #waiting: Turn[] = [];

  get isEmpty(): boolean {
    return this.#current === undefined;
  }

  add(task: Task): void {
    const turn = this.#turnOf(task.gate);
    if (turn.first === undefined) {
      turn.first = task;
      if (this.#waiting[0] !== turn) this.#waiting.push(turn);
    } else if (turn.last !== undefined) turn.last.next = task;
    turn.last = task;
  }

  /** Takes the next task out. */
  take(): Task | undefined {
    const turn = this.#current;
    const task = turn?.first;
    if (turn === undefined || task === undefined) return undefined;
    turn.first = detached(task);
    if (turn.first === undefined) turn.last = undefined;
    return task;
  }

  get #current(): Turn | undefined {
    const waiting = this.#waiting;
    while (waiting[0] !== undefined && waiting[0].first === undefined) waiting.shift();
    return waiting[0];
  }

  #turnOf(gate: Gate | undefined): Turn {
    const known = this.#turns.get(gate);
    if (known !== undefined) return known;
    const made: Turn = { first: undefined, last: undefined };
    this.#turns.set(gate, made);
    return made;
  }
}

/** What follows in the row, which whoever still holds the task is not to hold with it. */
export function detached(task: Task): Task | undefined {
  const { next } = task;
  task.next = undefined;
  return next;
}
