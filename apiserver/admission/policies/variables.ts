/** The variables of policies. Source: apiserver plugin/cel/composition.go 1.36. */
import type { CompiledPolicy } from "../../../api/admissionregistration/policy-expressions.ts";
import { type CelValue, failCel } from "../../../api/cel/index.ts";
import type { CostBudget } from "../matching/index.ts";

/**
 * Gives expressions what a policy names `variables`: each is evaluated when it is asked for first.
 * What they cost is taken off the budget of the policy.
 */
export function withVariables(
  { variables }: Pick<CompiledPolicy, "variables">,
  given: object,
  budget: CostBudget,
): object {
  const lazy = {};
  const all = { ...given, variables: lazy };
  for (const { name, program, error } of variables) {
    let value: CelValue | undefined;
    Object.defineProperty(lazy, name, { enumerable: true, get: () => (value ??= evaluate()) });

    function evaluate(): CelValue {
      if (program === undefined) {
        return failCel(`composited variable "${name}" fails to compile: ${error}`);
      }
      const result = program.evaluate(all);
      budget.spend(result.cost);
      if (result.error === undefined) return result.value;
      return failCel(`composited variable "${name}" fails to evaluate: ${result.error}`);
    }
  }
  return all;
}
