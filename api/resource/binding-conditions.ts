import { duplicate, type Errors, invalid } from "../field-error.ts";
import { validateQualifiedName } from "../validation/format.ts";
import { validateList } from "./lists.ts";

interface BindingConditions {
  readonly bindingConditions?: readonly string[] | undefined;
  readonly bindingFailureConditions?: readonly string[] | undefined;
}

const conditionsMax = 4;

/** Source: resource/validation, validateDeviceBindingParameters 1.36. */
export function validateBindingConditions(
  { bindingConditions = [], bindingFailureConditions = [] }: BindingConditions,
  path: string,
): Errors {
  const at = `${path}.bindingConditions`;
  const failuresAt = `${path}.bindingFailureConditions`;
  const rule = "bindingFailureConditions must not overlap with bindingConditions";
  return [
    ...validateConditionNames(bindingConditions, at),
    ...validateConditionNames(bindingFailureConditions, failuresAt),
    ...twins(bindingConditions, at),
    ...bindingFailureConditions.flatMap((condition, index) => [
      ...twins(bindingFailureConditions, failuresAt, index),
      ...(bindingConditions.includes(condition)
        ? [invalid(`${failuresAt}[${index}]`, condition, rule)]
        : []),
    ]),
    ...needs(at, bindingConditions, bindingFailureConditions),
    ...needs(failuresAt, bindingFailureConditions, bindingConditions),
  ];
}

const validateConditionNames = (names: readonly string[], path: string) =>
  validateList(names, { path, most: conditionsMax, check: validateQualifiedName });

/** Those that were there before; of all places, or of one. */
const twins = (names: readonly string[], path: string, only?: number) =>
  names.flatMap((name, index) =>
    (only ?? index) === index && names.indexOf(name) < index
      ? [duplicate(`${path}[${index}]`, name)]
      : [],
  );

/** Either list takes the other. */
function needs(path: string, names: readonly string[], others: readonly string[]): Errors {
  if (names.length > 0 || others.length === 0) return [];
  const [own = "", other = ""] = path.endsWith("FailureConditions")
    ? ["bindingFailureConditions", "bindingConditions"]
    : ["bindingConditions", "bindingFailureConditions"];
  return [invalid(path, null, `${own} are required to use ${other}`)];
}
