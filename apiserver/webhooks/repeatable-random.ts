import type { Random } from "../../api/runtime.ts";

/** Chance that a decision can draw again as it did before. It draws what the given one does. */
export class RepeatableRandom implements Random {
  readonly #random: Random;
  #drawn: number[] | undefined;
  #at = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(): number {
    const drawn = this.#drawn;
    if (drawn === undefined) return this.#random.next();
    const number = drawn[this.#at] ?? this.#random.next();
    drawn[this.#at] = number;
    this.#at += 1;
    return number;
  }

  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  fork(name: string): Random {
    return this.#random.fork(name);
  }

  /** Runs with the numbers that were drawn before, and adds those that are drawn beyond. */
  during<T>(drawn: number[], run: () => T): T {
    const before = this.#drawn;
    const beforeAt = this.#at;
    this.#drawn = drawn;
    this.#at = 0;
    try {
      return run();
    } finally {
      this.#drawn = before;
      this.#at = beforeAt;
    }
  }
}
