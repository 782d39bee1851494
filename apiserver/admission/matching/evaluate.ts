/**
 * Evaluates the expressions of webhooks and policies.
 * Source: k8s.io/apiserver/pkg/admission/plugin/cel/condition.go 1.36.
 */
import type { CelProgram, CelValue } from "../../../api/cel/index.ts";

/** What the expressions of one policy may cost together. Source: k8s.io/apiserver/pkg/apis/cel. */
export const policyCostMax = 10_000_000;
/** What the conditions of a webhook or a policy may cost together. */
export const conditionsCostMax = policyCostMax / 4;

/** An expression that was compiled, or why it could not be. */
export interface Evaluable {
  readonly expression: string;
  readonly program?: CelProgram;
  readonly error?: string;
}

/** The value of an expression, or why it has none. */
export type Evaluation =
  | { readonly value: CelValue; readonly error?: never }
  | { readonly value?: never; readonly error: string };

/** What expressions have left to spend. */
export class CostBudget {
  #left: number;

  constructor(costMax: number) {
    this.#left = costMax;
  }

  get left(): number {
    return this.#left;
  }

  /** Throws OutOfBudget where there is less than that. */
  spend(cost: number): void {
    this.#left -= cost;
    if (this.#left < 0) throw new OutOfBudget();
  }
}

/** Expressions cost more than they may: no more of them are evaluated. */
export class OutOfBudget extends Error {
  override readonly name = "OutOfBudget";
  constructor() {
    super(
      "validation failed due to running out of cost budget, no further validation rules will be run",
    );
  }
}

/** Evaluates one expression. Throws OutOfBudget. */
export function evaluateExpression(
  { expression, program, error }: Evaluable,
  variables: object,
  budget: CostBudget,
): Evaluation {
  if (program === undefined) return { error: `compilation error: ${error}` };
  // What an expression may name is listed in environment.ts; it is given by name.
  const result = program.evaluate(variables as Readonly<Record<string, unknown>>);
  budget.spend(result.cost);
  if (result.error === undefined) return { value: result.value };
  return { error: `expression '${expression}' resulted in error: ${result.error}` };
}
