/** Conditions on requests. Source: apiserver plugin/webhook/matchconditions/matcher.go 1.36. */
import type { CompiledCondition } from "../../../api/admissionregistration/match-conditions.ts";
import { CostBudget, conditionsCostMax, evaluateExpression, OutOfBudget } from "./evaluate.ts";

/** Whether conditions hold, or why that cannot be said. */
export type ConditionsResult =
  | { readonly holds: boolean; readonly error?: never }
  | { readonly holds?: never; readonly error: string };

/**
 * Whether all conditions hold. One that is false settles it, whatever others fail; a failure counts
 * as false where the failure policy is Ignore.
 */
export function conditionsHold(
  conditions: readonly CompiledCondition[],
  variables: object,
  failurePolicy: string,
): ConditionsResult {
  if (conditions.length === 0) return { holds: true };
  const failed = (errors: readonly string[]): ConditionsResult => {
    if (failurePolicy === "Ignore") return { holds: false };
    const [first = ""] = errors;
    return { error: errors.length === 1 ? first : `[${[...new Set(errors)].join(", ")}]` };
  };
  try {
    const budget = new CostBudget(conditionsCostMax);
    const results = conditions.map((each) => evaluateExpression(each, variables, budget));
    if (results.some(({ value }) => value === false)) return { holds: false };
    const errors = results.flatMap(({ error }) => (error === undefined ? [] : [error]));
    return errors.length === 0 ? { holds: true } : failed(errors);
  } catch (error) {
    if (error instanceof OutOfBudget) return failed([error.message]);
    throw error;
  }
}
