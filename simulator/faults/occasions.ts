import type { Random } from "../../api/runtime.ts";

export interface OccasionsOptions {
  readonly skip?: number | undefined;
  readonly times?: number | undefined;
  readonly percent?: number | undefined;
  /** Each occasion has a stream of its own by its number, so none depends on other draws. */
  readonly random: Random;
  /** How many there were before the process that counts was started again. */
  readonly occasions: number;
  readonly strikes: number;
  /** Called after each, with whether it was struck. */
  readonly counted: (isStruck: boolean) => void;
}

/** An occasion that is struck. */
export interface Occasion {
  readonly random: Random;
}

/** Counts the occasions of a fault, and decides which of them it strikes. */
export class Occasions {
  readonly #options: OccasionsOptions;
  #occasions: number;
  #strikes: number;
  #isForgone = false;

  constructor(options: OccasionsOptions) {
    this.#options = options;
    this.#occasions = options.occasions;
    this.#strikes = options.strikes;
  }

  get occasions(): number {
    return this.#occasions;
  }

  get strikes(): number {
    return this.#strikes;
  }

  /** Whether it has struck as often as it may. */
  get isOver(): boolean {
    const { times } = this.#options;
    return this.#isForgone || (times !== undefined && this.#strikes >= times);
  }

  /** There will be none, so it is over without a strike. */
  forgo(): void {
    this.#isForgone = true;
  }

  /** Here is one more. Undefined where it passes. */
  next(): Occasion | undefined {
    if (this.isOver) return undefined;
    const { skip = 0, percent = 100, counted } = this.#options;
    this.#occasions += 1;
    const random = this.#options.random.fork(String(this.#occasions));
    const isStruck = this.#occasions > skip && (percent >= 100 || random.next() * 100 < percent);
    if (isStruck) this.#strikes += 1;
    counted(isStruck);
    return isStruck ? { random } : undefined;
  }
}
