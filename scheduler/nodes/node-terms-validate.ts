/**
 * Whether terms over nodes can be read, in the words of the library that reads them: they differ
 * from those in which the API server refuses a pod. Source: component-helpers nodeaffinity 1.36.
 */
import type { NodeSelectorRequirement, NodeSelectorTerm } from "../../api/core/node-selector.ts";
import type { NodeAffinity } from "../../api/core/pod/affinity.ts";
import { type FieldError, invalid, notSupported } from "../../api/field-error.ts";
import { readInteger } from "../../api/selectors/nodes.ts";
import { labelValueProblems, qualifiedNameProblems } from "../../api/validation/names.ts";

export function validateNodeAffinity(
  affinity: NodeAffinity | undefined,
  path: string,
): readonly FieldError[] {
  const required = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const at = `${path}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
  const preferredAt = `${path}.preferredDuringSchedulingIgnoredDuringExecution`;
  return [
    ...(required ?? []).flatMap((term, index) => validateTerm(term, `${at}[${index}]`)),
    // A wish without weight is not looked at.
    ...preferred.flatMap(({ weight, preference }, index) =>
      weight === 0 ? [] : validateTerm(preference, `${preferredAt}[${index}]`),
    ),
  ];
}

const validateTerm = (
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  path: string,
) => [
  ...matchExpressions.flatMap((each, index) =>
    validateExpression(each, `${path}.matchExpressions[${index}]`),
  ),
  ...matchFields.flatMap((each, index) => validateField(each, `${path}.matchFields[${index}]`)),
];

const operators = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];

function validateExpression(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: string,
): readonly FieldError[] {
  if (!operators.includes(operator)) return [notSupported(`${path}.operator`, operator, operators)];
  const at = `${path}.values`;
  const keyProblems = qualifiedNameProblems(key);
  return [
    ...(keyProblems.length > 0 ? [invalid(`${path}.key`, key, keyProblems.join("; "))] : []),
    ...validateCount(operator, values, at),
    ...values.flatMap((value, index) => {
      if ((operator !== "Gt" && operator !== "Lt") || readInteger(value) !== undefined) return [];
      const why = "for 'Gt', 'Lt' operators, the value must be an integer";
      return [invalid(`${at}[${index}]`, value, why)];
    }),
    ...values.flatMap((value, index) => {
      const problems = labelValueProblems(value);
      return problems.length === 0
        ? []
        : [invalid(`${at}[${index}][${key}]`, value, problems.join("; "))];
    }),
  ];
}

function validateCount(
  operator: string,
  values: readonly string[],
  path: string,
): readonly FieldError[] {
  switch (operator) {
    case "In":
    case "NotIn":
      if (values.length > 0) return [];
      return [invalid(path, values, "for 'in', 'notin' operators, values set can't be empty")];
    case "Gt":
    case "Lt":
      if (values.length === 1) return [];
      return [invalid(path, values, "for 'Gt', 'Lt' operators, exactly one value is required")];
    default:
      if (values.length === 0) return [];
      return [invalid(path, values, "values set must be empty for exists and does not exist")];
  }
}

function validateField(
  { operator, values = [] }: NodeSelectorRequirement,
  path: string,
): readonly FieldError[] {
  if (operator !== "In" && operator !== "NotIn") {
    return [notSupported(`${path}.operator`, operator, ["In", "NotIn"])];
  }
  if (values.length === 1) return [];
  return [invalid(`${path}.values`, values, "must have one element")];
}
