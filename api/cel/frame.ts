/** What one evaluation has: its variables, and what it has cost so far. */
import type { CelValue } from "./values.ts";

/** A pass over a text costs so much for each character. Source: cel-go, common/cost.go. */
export const textFactor = 0.1;

/** The variables of an expression by name. */
export type CelVariables = Readonly<Record<string, unknown>>;

/** A piece of a compiled expression. */
export type Run = (frame: Frame) => CelValue;

/**
 * Why an expression has no value. It is thrown, but is no `Error`: `&&` and `||` forgive failures,
 * so they are common, and recording a stack for each would be most of the time of an evaluation.
 */
export class CelFailure {
  readonly message: string;
  /** Nothing forgives it: the expression may not go on. */
  readonly isFinal: boolean;

  constructor(message: string, isFinal = false) {
    this.message = message;
    this.isFinal = isFinal;
  }
}

/** Ends the evaluation with what Kubernetes says of it. */
export function fail(message: string): never {
  throw new CelFailure(message);
}

/** No function takes values of these types. */
export const noSuchOverload = (): never => fail("no such overload");

/** What happens where an evaluation costs more than it may. Source: cel-go, interpreter. */
export const costExceeded = "operation cancelled: actual cost limit exceeded";

/** What is done may be so much more than what it costs in Kubernetes. */
const workFactor = 4;

/** The state of one evaluation. */
export class Frame {
  readonly variables: CelVariables;
  /** The variables of macros, by the place that the compiler gave them. */
  readonly slots: CelValue[] = [];
  readonly #costMax: number;
  #cost = 0;
  #work = 0;

  constructor(variables: CelVariables, costMax: number) {
    this.variables = variables;
    this.#costMax = costMax;
  }

  get cost(): number {
    return Math.ceil(this.#cost);
  }

  /** Counts what Kubernetes counts; ends the evaluation where it is too much. */
  spend(cost: number): void {
    this.#cost += cost;
    if (this.#cost > this.#costMax) throw new CelFailure(costExceeded, true);
  }

  /** What `run` gives, where Kubernetes does not count it. */
  free(run: Run): CelValue {
    const cost = this.#cost;
    const value = run(this);
    this.#cost = cost;
    return value;
  }

  /** Counts what is really done, so that nothing takes long that costs next to nothing. */
  work(amount: number): void {
    this.#work += amount;
    if (this.#work > this.#costMax * workFactor) throw new CelFailure(costExceeded, true);
  }

  /** Counts a pass over a text as done. */
  workText(length: number): void {
    this.work(length * textFactor);
  }
}
