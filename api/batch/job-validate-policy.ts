/** What must hold for the policies of a Job. Source: pkg/apis/batch/validation 1.36. */

import {
  duplicate,
  type Errors,
  type FieldError,
  invalid,
  invalidWhole,
  none,
  notSupported,
  required,
  tooLong,
  tooMany,
} from "../field-error.ts";
import { printed } from "../internal-types/index.ts";
import { validateEach, validateQualifiedName } from "../validation/format.ts";
import { validateNonNegative } from "../validation/meta.ts";
import { countIndexes, parseIndexes } from "./indexes.ts";
import type { PodFailurePolicyRule, SuccessPolicyRule } from "./job-policy.ts";
import { isIndexed, type JobSpec } from "./job-spec.ts";

const rulesMax = 20;
const exitCodesMax = 255;
const patternsMax = 20;
const succeededIndexesMax = 64 * 1024;

/** Everything wrong with the rules for failed pods. */
export function validatePodFailurePolicy(spec: JobSpec, path: string): Errors {
  const { rules } = spec.podFailurePolicy ?? {};
  if (rules === undefined) return none;
  const { containers, initContainers = [] } = spec.template.spec;
  const containerNames = [...containers, ...initContainers].map(({ name }) => name);
  return [
    ...atMost(rules.length, rulesMax, `${path}.rules`),
    ...validateEach(rules, `${path}.rules`, (rule, at) =>
      validateFailureRule(rule, at, {
        containerNames,
        countsPerIndex: spec.backoffLimitPerIndex !== undefined,
      }),
    ),
  ];
}

const atMost = (count: number, max: number, path: string): Errors =>
  count > max ? [tooMany(path, count, max)] : none;

interface Around {
  readonly containerNames: readonly string[];
  readonly countsPerIndex: boolean;
}

const actions = ["Count", "FailIndex", "FailJob", "Ignore"];

function validateFailureRule(rule: PodFailurePolicyRule, path: string, around: Around): Errors {
  const { action, onExitCodes, onPodConditions = [] } = rule;
  const errors: FieldError[] = [...validateChoice(action, `${path}.action`, actions)];
  if (action === "FailIndex" && !around.countsPerIndex) {
    const fact = "requires the backoffLimitPerIndex to be set";
    errors.push(invalid(`${path}.action`, action, fact));
  }
  if (onExitCodes !== undefined) {
    errors.push(...validateExitCodes(onExitCodes, `${path}.onExitCodes`, around));
  }
  const at = `${path}.onPodConditions`;
  errors.push(
    ...atMost(onPodConditions.length, patternsMax, at),
    ...validateEach(onPodConditions, at, ({ type, status }, patternPath) => [
      ...validateQualifiedName(type, `${patternPath}.type`),
      ...validateChoice(status, `${patternPath}.status`, ["False", "True", "Unknown"]),
    ]),
  );
  const hasConditions = onPodConditions.length > 0;
  if (hasConditions === (onExitCodes !== undefined)) {
    const fact = hasConditions
      ? "specifying both OnExitCodes and OnPodConditions is not supported"
      : "specifying one of OnExitCodes and OnPodConditions is required";
    errors.push(invalidWhole(path, fact));
  }
  return errors;
}

/** A word out of a sorted list, which is told in full where there is none. */
function validateChoice(value = "", path: string, words: readonly string[]): Errors {
  if (words.includes(value)) return none;
  const quoted = words.map((word) => JSON.stringify(word)).join(" ");
  return value === ""
    ? [required(path, `valid values: [${quoted}]`)]
    : [notSupported(path, value, words)];
}

type ExitCodes = NonNullable<PodFailurePolicyRule["onExitCodes"]>;

function validateExitCodes(codes: ExitCodes, path: string, { containerNames }: Around): Errors {
  const { operator, containerName, values } = codes;
  const errors: FieldError[] = [...validateChoice(operator, `${path}.operator`, ["In", "NotIn"])];
  if (containerName !== undefined && !containerNames.includes(containerName)) {
    const fact = "must be one of the container or initContainer names in the pod template";
    errors.push(invalid(`${path}.containerName`, containerName, fact));
  }
  const at = `${path}.values`;
  if (values.length === 0) errors.push(invalid(at, values, "at least one value is required"));
  errors.push(...atMost(values.length, exitCodesMax, at));
  values.forEach((value, index) => {
    if (operator === "In" && value === 0) {
      errors.push(invalid(`${at}[${index}]`, value, "must not be 0 for the In operator"));
    }
    if (values.indexOf(value) < index) errors.push(duplicate(`${at}[${index}]`, value));
  });
  if (values.some((value, index) => (values[index - 1] ?? value) > value)) {
    errors.push(invalid(at, values, "must be ordered"));
  }
  return errors;
}

/** Everything wrong with the rules for an early success. */
export function validateSuccessPolicy(spec: JobSpec, path: string): Errors {
  const { successPolicy, completions = 0 } = spec;
  if (successPolicy === undefined) return none;
  if (!isIndexed(spec)) {
    return [
      invalid(
        path,
        printed("batch.SuccessPolicy", successPolicy),
        "requires indexed completion mode",
      ),
    ];
  }
  const { rules } = successPolicy;
  const fact = "at least one rules must be specified when the successPolicy is specified";
  return [
    ...(rules.length === 0 ? [required(`${path}.rules`, fact)] : none),
    ...atMost(rules.length, rulesMax, `${path}.rules`),
    ...validateEach(rules, `${path}.rules`, (rule, at) =>
      validateSuccessRule(rule, at, completions),
    ),
  ];
}

function validateSuccessRule(rule: SuccessPolicyRule, path: string, completions: number): Errors {
  const { succeededCount, succeededIndexes } = rule;
  const errors: FieldError[] = [];
  if (succeededCount === undefined && succeededIndexes === undefined) {
    errors.push(
      required(path, "at least one of succeededCount or succeededIndexes must be specified"),
    );
  }
  let total = 0;
  if (succeededIndexes !== undefined) {
    const at = `${path}.succeededIndexes`;
    if (succeededIndexes.length > succeededIndexesMax) {
      errors.push(tooLong(at, succeededIndexesMax));
    }
    const parsed = parseIndexes(succeededIndexes, completions);
    if (typeof parsed !== "string") total = countIndexes(parsed);
    else errors.push(invalid(at, succeededIndexes, `error parsing succeededIndexes: ${parsed}`));
  }
  if (succeededCount === undefined) return errors;
  const at = `${path}.succeededCount`;
  errors.push(...validateNonNegative(succeededCount, at));
  const tooHigh = (limit: number, what: string) =>
    errors.push(invalid(at, succeededCount, `must be less than or equal to ${limit} (${what})`));
  if (succeededCount > completions) tooHigh(completions, "the number of specified completions");
  if (succeededIndexes !== undefined && succeededCount > total) {
    tooHigh(total, "the number of indexes in the specified succeededIndexes field");
  }
  return errors;
}
