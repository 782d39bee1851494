/** Which nodes and neighbours a pod may ask for. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  required,
} from "../../../field-error.ts";
import type { LabelSelector } from "../../../meta/label-selector.ts";
import { validateLabelSelector } from "../../../selectors/labels.ts";
import { validateEach, validateQualifiedName, validateText } from "../../../validation/format.ts";
import {
  labelNameProblems,
  labelValueProblems,
  subdomainProblems,
} from "../../../validation/names.ts";
import type {
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
} from "../../node-selector.ts";
import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from "../affinity.ts";

export function validateAffinity(affinity: Affinity | undefined, path: string): Errors {
  if (affinity === undefined) return none;
  return [
    ...validateNodeAffinity(affinity.nodeAffinity, `${path}.nodeAffinity`),
    ...validatePodAffinity(affinity.podAffinity, `${path}.podAffinity`),
    ...validatePodAffinity(affinity.podAntiAffinity, `${path}.podAntiAffinity`),
  ];
}

const mandatoryTerms = "requiredDuringSchedulingIgnoredDuringExecution";
const preferredTerms = "preferredDuringSchedulingIgnoredDuringExecution";

function validateNodeAffinity(affinity: NodeAffinity | undefined, path: string): Errors {
  if (affinity === undefined) return none;
  const selector = affinity[mandatoryTerms];
  return [
    ...(selector === undefined
      ? none
      : validateNodeSelector(selector, `${path}.${mandatoryTerms}`)),
    ...validateEach(
      affinity[preferredTerms],
      `${path}.${preferredTerms}`,
      ({ weight, preference }, at) => [
        ...validateWeight(weight, `${at}.weight`),
        // Values are not checked here, so that a wish which no node can fulfil is no error.
        ...validateNodeTerm(preference, `${at}.preference`, "any"),
      ],
    ),
  ];
}

const validateWeight = (weight: number, path: string): Errors =>
  weight >= 1 && weight <= 100 ? none : [invalid(path, weight, "must be in the range 1-100")];

/** Terms of which one must hold. */
export function validateNodeSelector({ nodeSelectorTerms }: NodeSelector, path: string): Errors {
  const at = `${path}.nodeSelectorTerms`;
  if (nodeSelectorTerms.length === 0) {
    return [required(at, "must have at least one node selector term")];
  }
  return validateEach(nodeSelectorTerms, at, (term, termPath) =>
    validateNodeTerm(term, termPath, "checked"),
  );
}

function validateNodeTerm(
  { matchExpressions, matchFields }: NodeSelectorTerm,
  path: string,
  values: "checked" | "any",
): Errors {
  return [
    ...validateEach(matchExpressions, `${path}.matchExpressions`, (requirement, at) => [
      ...validateRequirement(requirement, at),
      ...(values === "any"
        ? none
        : validateEach(requirement.values, `${at}.values`, (value, valuePath) =>
            validateText(value, valuePath, labelValueProblems),
          )),
    ]),
    ...validateEach(matchFields, `${path}.matchFields`, validateFieldRequirement),
  ];
}

function validateRequirement(requirement: NodeSelectorRequirement, path: string): Errors {
  const { key, operator, values = [] } = requirement;
  const at = `${path}.values`;
  const errors: FieldError[] = [];
  if (operator === "In" || operator === "NotIn") {
    const why = "must be specified when `operator` is 'In' or 'NotIn'";
    if (values.length === 0) errors.push(required(at, why));
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    if (values.length > 0) errors.push(forbiddenField(at, why));
  } else if (operator === "Gt" || operator === "Lt") {
    const why = "must be specified single value when `operator` is 'Lt' or 'Gt'";
    if (values.length !== 1) errors.push(required(at, why));
  } else errors.push(invalid(`${path}.operator`, operator, "not a valid selector operator"));
  return [...errors, ...validateQualifiedName(key, `${path}.key`)];
}

/** Of a node's fields only its name can be selected. */
function validateFieldRequirement(requirement: NodeSelectorRequirement, path: string): Errors {
  const { key, operator, values = [] } = requirement;
  const one = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
  const operatorErrors =
    operator !== "In" && operator !== "NotIn"
      ? [invalid(`${path}.operator`, operator, "not a valid selector operator")]
      : values.length === 1
        ? none
        : [required(`${path}.values`, one)];
  const keyErrors =
    key === "metadata.name"
      ? validateEach(values, `${path}.values`, (value, at) =>
          validateText(value, at, subdomainProblems),
        )
      : [invalid(`${path}.key`, key, "not a valid field selector key")];
  return [...operatorErrors, ...keyErrors];
}

/** Affinity and anti-affinity have the same fields. */
function validatePodAffinity(affinity: PodAffinity | undefined, path: string): Errors {
  if (affinity === undefined) return none;
  return [
    ...validateEach(affinity[mandatoryTerms], `${path}.${mandatoryTerms}`, validatePodTerm),
    ...validateEach(affinity[preferredTerms], `${path}.${preferredTerms}`, (wish, at) => [
      ...validateWeight(wish.weight, `${at}.weight`),
      ...validatePodTerm(wish.podAffinityTerm, `${at}.podAffinityTerm`),
    ]),
  ];
}

function validatePodTerm(term: PodAffinityTerm, path: string): Errors {
  const { topologyKey } = term;
  return [
    ...validateLabelSelector(term.labelSelector, `${path}.labelSelector`),
    ...validateLabelSelector(term.namespaceSelector, `${path}.namespaceSelector`),
    ...validateEach(term.namespaces, path, (name) =>
      validateText(name, `${path}.namespace`, labelNameProblems),
    ),
    ...validateMatchLabelKeys(term, path),
    ...(topologyKey === "" ? [required(`${path}.topologyKey`, "can not be empty")] : none),
    ...validateQualifiedName(topologyKey, `${path}.topologyKey`),
  ];
}

/** What selects other pods by the labels that this one has. */
interface LabelKeys {
  readonly labelSelector?: LabelSelector | undefined;
  readonly matchLabelKeys?: readonly string[] | undefined;
  readonly mismatchLabelKeys?: readonly string[] | undefined;
}

/**
 * Keys whose values are taken from the pod's own labels. When a pod is created, they are added to
 * the selector as expressions, so a key may stand there once but not twice.
 */
export function validateMatchLabelKeys(
  { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] }: LabelKeys,
  path: string,
): Errors {
  if (matchLabelKeys.length === 0 && mismatchLabelKeys.length === 0) return none;
  return [
    ...validateKeys(matchLabelKeys, `${path}.matchLabelKeys`, labelSelector),
    ...validateKeys(mismatchLabelKeys, `${path}.mismatchLabelKeys`, labelSelector),
    ...validateSelectedTwice(matchLabelKeys, path, labelSelector),
    ...validateEach(matchLabelKeys, `${path}.matchLabelKeys`, (key, at) =>
      mismatchLabelKeys.includes(key)
        ? [invalid(at, key, "exists in both matchLabelKeys and mismatchLabelKeys")]
        : none,
    ),
  ];
}

function validateKeys(
  keys: readonly string[],
  path: string,
  selector: LabelSelector | undefined,
): Errors {
  if (keys.length === 0) return none;
  if (selector === undefined) {
    return [forbiddenField(path, "must not be specified when labelSelector is not set")];
  }
  return validateEach(keys, path, validateQualifiedName);
}

function validateSelectedTwice(
  keys: readonly string[],
  path: string,
  selector: LabelSelector | undefined,
): Errors {
  const seen = new Set(Object.keys(selector?.matchLabels ?? {}));
  const errors: FieldError[] = [];
  for (const { key } of selector?.matchExpressions ?? []) {
    const index = keys.lastIndexOf(key);
    if (index >= 0 && seen.has(key)) {
      const why = "exists in both matchLabelKeys and labelSelector";
      errors.push(invalid(`${path}[${index}]`, key, why));
    }
    seen.add(key);
  }
  return errors;
}
