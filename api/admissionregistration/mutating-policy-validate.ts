/** What a MutatingAdmissionPolicy may say. Source: pkg/apis/admissionregistration/validation. */

import { type FieldError, invalid, notSupported, required } from "../field-error.ts";
import { validateWord } from "../validation/format.ts";
import type { MutatingAdmissionPolicy } from "./mutating-policy.ts";
import { type CompiledMutatingPolicy, compiledMutatingPolicy } from "./policy-expressions.ts";
import { validatePolicy } from "./policy-validate.ts";
import type { MatchResources } from "./rule.ts";
import { reinvocationPolicies } from "./rule-validate.ts";

type Errors = readonly FieldError[];

/** A deletion has no object that could be changed. */
const operations = ["*", "CONNECT", "CREATE", "UPDATE"];
const patchTypes = ["ApplyConfiguration", "JSONPatch"];

export function validateMutatingPolicy({ spec }: MutatingAdmissionPolicy): Errors {
  const compiled = compiledMutatingPolicy(spec);
  const none = required("spec.mutations", "mutations must contain at least one item");
  return [
    ...validatePolicy(spec, compiled, validateMutatingOperations),
    ...(compiled.mutations.length === 0 ? [none] : []),
    ...compiled.mutations.flatMap((each, index) =>
      validateMutation(each, `spec.mutations[${index}]`),
    ),
    ...validateWord(spec.reinvocationPolicy, "spec.reinvocationPolicy", reinvocationPolicies),
  ];
}

/** What is wrong with the operations of rules, where only some can be changed. */
export const validateMutatingOperations = (
  match: MatchResources | undefined,
  path: string,
): Errors =>
  (match?.resourceRules ?? []).flatMap(({ operations: given = [] }) =>
    given
      .filter((operation) => !operations.includes(operation))
      .map((operation) => notSupported(`${path}.resourceRules.operations`, operation, operations)),
  );

function validateMutation(compiled: CompiledMutatingPolicy["mutations"][number], path: string) {
  const { patchType, applyConfiguration, jsonPatch } = compiled.mutation;
  if (patchType === "") return [required(`${path}.patchType`)];
  if (!patchTypes.includes(patchType)) {
    return [notSupported(`${path}.patchType`, patchType, patchTypes)];
  }
  const isJson = patchType === "JSONPatch";
  const [own, other] = isJson
    ? (["jsonPatch", "applyConfiguration"] as const)
    : (["applyConfiguration", "jsonPatch"] as const);
  const patches = { applyConfiguration, jsonPatch };
  const refused = `must not be specified when patchType is ${patchType}`;
  return [
    ...(patches[own] === undefined
      ? [required(`${path}.${own}`, `must be specified when patchType is ${patchType}`)]
      : validatePatch(compiled, `${path}.${own}.expression`)),
    ...(patches[other] === undefined ? [] : [invalid(`${path}.${other}`, `{${other}}`, refused)]),
  ];
}

function validatePatch(
  { expression, error }: CompiledMutatingPolicy["mutations"][number],
  path: string,
): Errors {
  if (expression === "") return [required(path)];
  return error === undefined ? [] : [invalid(path, expression, error)];
}
