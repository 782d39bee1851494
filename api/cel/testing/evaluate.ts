/** Evaluates expressions in tests. */
import { compileCel } from "../program.ts";
import { types } from "../types.ts";

/** What an expression gives for `object`, or why it gives nothing. */
export function evaluate(expression: string, object: unknown = null): unknown {
  const { program, error } = compileCel(expression, { variables: { object: types.dyn } });
  if (program === undefined) return error;
  const result = program.evaluate({ object });
  return result.error ?? result.value;
}
