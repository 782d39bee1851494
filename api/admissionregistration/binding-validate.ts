/** Which bindings there may be. Source: pkg/apis/admissionregistration/validation 1.36. */

import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  notSupportedInOrder,
  required,
} from "../field-error.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { validateEach, validateSubdomain, validateText } from "../validation/format.ts";
import { pathSegmentProblems } from "../validation/names.ts";
import type {
  MutatingAdmissionPolicyBinding,
  ValidatingAdmissionPolicyBinding,
} from "./binding.ts";
import { validateMutatingOperations } from "./mutating-policy-validate.ts";
import type { ParamRef } from "./param.ts";
import { validateMatchResources } from "./rule-validate.ts";

type Errors = readonly FieldError[];

const actions = ["Audit", "Deny", "Warn"];

export const validateValidatingBinding = ({ spec }: ValidatingAdmissionPolicyBinding): Errors => [
  ...validateCommon(spec),
  ...validateActions(spec.validationActions, "spec.validationActions"),
];

export const validateMutatingBinding = ({ spec }: MutatingAdmissionPolicyBinding): Errors => [
  ...validateCommon(spec),
  ...validateMutatingOperations(spec.matchResources, "spec.matchResources"),
];

function validateCommon(spec: MutatingAdmissionPolicyBinding["spec"]): Errors {
  const { policyName = "", paramRef, matchResources } = spec;
  return [
    ...(policyName === ""
      ? [required("spec.policyName")]
      : validateSubdomain(policyName, "spec.policyName")),
    ...(paramRef === undefined ? [] : validateParamRef(paramRef, "spec.paramRef")),
    ...validateMatchResources(matchResources, "spec.matchResources"),
  ];
}

function validateParamRef(reference: ParamRef, path: string): Errors {
  const { name = "", selector, parameterNotFoundAction: action = "" } = reference;
  const errors: FieldError[] = [];
  const both = name !== "" && selector !== undefined;
  const excludes = "name and selector are mutually exclusive";
  if (name !== "") errors.push(...validateText(name, `${path}.name`, pathSegmentProblems));
  if (both) errors.push(forbiddenField(`${path}.name`, excludes));
  errors.push(...validateLabelSelector(selector, `${path}.selector`));
  if (both) errors.push(forbiddenField(`${path}.selector`, excludes));
  if (name === "" && selector === undefined) {
    errors.push(required(path, "one of name or selector must be specified"));
  }
  const at = `${path}.parameterNotFoundAction`;
  if (action === "") errors.push(required(at));
  else if (action !== "Deny" && action !== "Allow") {
    errors.push(notSupportedInOrder(at, action, ["Deny", "Allow"]));
  }
  return errors;
}

function validateActions(given: readonly string[], path: string): Errors {
  const errors = [
    ...validateEach(given, path, (action, at, index) => [
      ...(actions.includes(action) ? [] : [notSupported(at, action, actions)]),
      ...(given.indexOf(action) < index ? [duplicate(at, action)] : []),
    ]),
  ];
  if (given.includes("Deny") && given.includes("Warn")) {
    const why =
      "must not contain both Deny and Warn (repeating the same validation failure information " +
      "in the API response and headers serves no purpose)";
    errors.push(invalid(path, given, why));
  }
  if (given.length === 0) {
    errors.push(required(path, "at least one validation action is required"));
  }
  return errors;
}
