/** Where pods may be placed, besides affinity. Source: core/validation 1.36. */

import {
  duplicate,
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  notSupported,
  required,
} from "../../../field-error.ts";
import { printed } from "../../../internal-types/index.ts";
import { validateLabelSelector } from "../../../selectors/labels.ts";
import {
  validateEach,
  validateOptionalWord,
  validateQualifiedName,
  validateSubdomain,
  validateText,
} from "../../../validation/format.ts";
import { labelNameProblems, labelValueProblems } from "../../../validation/names.ts";
import type {
  PodResourceClaim,
  PodSchedulingGate,
  Toleration,
  TopologySpreadConstraint,
} from "../scheduling.ts";
import { validateMatchLabelKeys } from "./affinity.ts";

export function validateTolerations(
  tolerations: readonly Toleration[] | undefined,
  path: string,
): Errors {
  return validateEach(tolerations, path, (toleration, at) => {
    const { key = "", operator = "", effect = "", tolerationSeconds } = toleration;
    const all =
      'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    const timed = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    return [
      ...(key === "" ? none : validateQualifiedName(key, `${at}.key`)),
      ...(key === "" && operator !== "Exists" ? [invalid(`${at}.operator`, operator, all)] : none),
      ...(tolerationSeconds !== undefined && effect !== "NoExecute"
        ? [invalid(`${at}.effect`, effect, timed)]
        : none),
      ...validateTolerationValue(toleration, at),
      ...(effect === "" ? none : validateOptionalWord(effect, `${at}.effect`, taintEffects)),
    ];
  });
}

/** What a taint can do. */
const taintEffects = ["NoExecute", "NoSchedule", "PreferNoSchedule"];

function validateTolerationValue({ operator = "", value = "" }: Toleration, path: string): Errors {
  const at = `${path}.operator`;
  switch (operator) {
    case "":
    case "Equal": {
      const problems = labelValueProblems(value);
      return problems.length === 0 ? none : [invalid(at, value, problems.join(";"))];
    }
    case "Exists":
      if (value === "") return none;
      return [invalid(at, value, "value must be empty when `operator` is 'Exists'")];
    case "Lt":
    case "Gt":
      return validateInteger(value, `${path}.value`);
    default:
      return [notSupported(at, operator, ["Equal", "Exists"])];
  }
}

const int64Limit = 2n ** 63n;

function validateInteger(value: string, path: string): Errors {
  const parsing = `strconv.ParseInt: parsing ${JSON.stringify(value)}:`;
  if (!/^(0|-?[1-9][0-9]*)$/.test(value)) {
    const form = "must be a valid decimal integer in canonical form";
    const problems = /^[-+]?[0-9]+$/.test(value) ? [form] : [form, `${parsing} invalid syntax`];
    return problems.map((why) => invalid(path, value, why));
  }
  const fits = BigInt(value) >= -int64Limit && BigInt(value) < int64Limit;
  return fits ? none : [invalid(path, value, `${parsing} value out of range`)];
}

/** Gates have names, and each only once. */
export function validateSchedulingGates(
  gates: readonly PodSchedulingGate[] | undefined,
  path: string,
): Errors {
  const seen = new Set<string>();
  return validateEach(gates, path, ({ name }, at) => {
    const repeated = seen.has(name) ? [duplicate(at, name)] : none;
    seen.add(name);
    return [...validateQualifiedName(name, at), ...repeated];
  });
}

const positive = "must be greater than zero";
const nodePolicies = ["Honor", "Ignore"];

export function validateTopologySpread(
  constraints: readonly TopologySpreadConstraint[] | undefined,
  path: string,
): Errors {
  return validateEach(constraints, path, (constraint, at, index) => {
    const { maxSkew, topologyKey, whenUnsatisfiable: action } = constraint;
    const isRepeated = constraints
      ?.slice(index + 1)
      .some((next) => next.topologyKey === topologyKey && next.whenUnsatisfiable === action);
    const pairPath = `${at}.{topologyKey, whenUnsatisfiable}`;
    return [
      ...(maxSkew <= 0 ? [invalid(`${at}.maxSkew`, maxSkew, positive)] : none),
      ...(topologyKey === "" ? [required(`${at}.topologyKey`, "can not be empty")] : none),
      ...validateOptionalWord(action, `${at}.whenUnsatisfiable`, [
        "DoNotSchedule",
        "ScheduleAnyway",
      ]),
      ...(isRepeated === true ? [duplicate(pairPath, `{${topologyKey}, ${action}}`)] : none),
      ...validateMinDomains(constraint, `${at}.minDomains`),
      ...validateOptionalWord(
        constraint.nodeAffinityPolicy,
        `${at}.nodeAffinityPolicy`,
        nodePolicies,
      ),
      ...validateOptionalWord(constraint.nodeTaintsPolicy, `${at}.nodeTaintsPolicy`, nodePolicies),
      ...validateMatchLabelKeys(constraint, at),
      ...validateLabelSelector(constraint.labelSelector, `${at}.labelSelector`),
    ];
  });
}

function validateMinDomains(constraint: TopologySpreadConstraint, path: string): Errors {
  const { minDomains, whenUnsatisfiable: action } = constraint;
  if (minDomains === undefined) return none;
  const strict = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
  return [
    ...(minDomains <= 0 ? [invalid(path, minDomains, positive)] : none),
    ...(action === "DoNotSchedule" ? none : [invalid(path, minDomains, strict)]),
  ];
}

/** Claims for devices: each has a name and says where its claim comes from. */
export function validateResourceClaims(
  claims: readonly PodResourceClaim[] | undefined,
  path: string,
  isMirror: boolean,
): Errors {
  const seen = new Set<string>();
  return validateEach(claims, path, (claim, at) => {
    if (isMirror) return [forbiddenField("", "static pods do not support resource claims")];
    const { name, resourceClaimName: claimName, resourceClaimTemplateName: template } = claim;
    const errors: FieldError[] = [];
    if (name === "") errors.push(required(`${at}.name`));
    else if (seen.has(name)) errors.push(duplicate(`${at}.name`, name));
    else errors.push(...validateText(name, `${at}.name`, labelNameProblems));
    seen.add(name);
    const value = printed("core.PodResourceClaim", claim);
    const fields = "`resourceClaimName`, `resourceClaimTemplateName`";
    const both =
      "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified";
    if (claimName !== undefined && template !== undefined) errors.push(invalid(at, value, both));
    if (claimName === undefined && template === undefined) {
      errors.push(invalid(at, value, `must specify one of: ${fields}`));
    }
    return [
      ...errors,
      ...(claimName === undefined ? none : validateSubdomain(claimName, `${at}.resourceClaimName`)),
      ...(template === undefined
        ? none
        : validateSubdomain(template, `${at}.resourceClaimTemplateName`)),
    ];
  });
}
