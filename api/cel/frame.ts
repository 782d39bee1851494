/** What one evaluation has: its variables, and what it has cost so far. */
import type { CelValue } from "./values.ts";

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

/** The state of one evaluation. */
export class Frame {
  readonly variables: CelVariables;
  /** The variables of macros, by the place that the compiler gave them. */
  readonly slots: CelValue[] = [];
  readonly #costMax: number;
  #cost = 0;

  constructor(variables: CelVariables, costMax: number) {
    this.variables = variables;
    this.#costMax = costMax;
  }

  get cost(): number {
    return Math.ceil(this.#cost);
  }

  /** Counts work; ends the evaluation where it is too much. */
  spend(cost: number): void {
    this.#cost += cost;
    if (this.#cost > this.#costMax) throw new CelFailure(costExceeded, true);
  }

  /** Counts a pass over a text. Source: cel-go, common.StringTraversalCostFactor. */
  spendText(length: number): void {
    this.spend(Math.ceil(length * 0.1));
  }
}
