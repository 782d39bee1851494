/** Conditions in CEL on requests. Source: pkg/apis/admissionregistration/validation 1.36. */
import { type CelProgram, types } from "../cel/index.ts";
import { duplicate, type FieldError, invalid, required, tooMany } from "../field-error.ts";
import { validateQualifiedName } from "../validation/format.ts";
import { compileExpression, type Names } from "./environment.ts";
import type { MatchCondition } from "./rule.ts";

/** How many conditions there may be. */
const conditionsMax = 64;

/** A condition that can be evaluated, or why it cannot. */
export type CompiledCondition = { readonly name: string; readonly expression: string } & (
  | { readonly program: CelProgram; readonly error?: never }
  | { readonly program?: never; readonly error: string }
);

type Conditions = readonly MatchCondition[];

/** The conditions of a webhook or a policy, compiled once for each list. */
export function compiledConditions(
  conditions: Conditions,
  names: Pick<Names, "hasParams">,
): readonly CompiledCondition[] {
  const cache = names.hasParams ? compiledWithParams : compiled;
  const known = cache.get(conditions);
  if (known !== undefined) return known;
  const made = conditions.map(({ name, expression: written }) => {
    const expression = written.trim();
    return { name, expression, ...compileExpression(expression, names, [types.bool]) };
  });
  cache.set(conditions, made);
  return made;
}

const compiled = new WeakMap<Conditions, readonly CompiledCondition[]>();
const compiledWithParams = new WeakMap<Conditions, readonly CompiledCondition[]>();

/** What is wrong with the conditions of a webhook or a policy. */
export function validateMatchConditions(
  conditions: Conditions | undefined,
  path: string,
  names: Pick<Names, "hasParams">,
): readonly FieldError[] {
  if (conditions === undefined) return [];
  const taken = new Set<string>();
  const errors: FieldError[] = [];
  if (conditions.length > conditionsMax) {
    errors.push(tooMany(path, conditions.length, conditionsMax));
  }
  compiledConditions(conditions, names).forEach(({ name, expression, error }, index) => {
    const at = `${path}[${index}]`;
    if (expression === "") errors.push(required(`${at}.expression`));
    else if (error !== undefined) errors.push(invalid(`${at}.expression`, expression, error));
    if (name === "") errors.push(required(`${at}.name`));
    else errors.push(...validateQualifiedName(name, `${at}.name`));
    if (name !== "" && taken.has(name)) errors.push(duplicate(`${at}.name`, name));
    taken.add(name);
  });
  return errors;
}
