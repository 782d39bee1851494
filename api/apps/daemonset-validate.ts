import { type FieldError, invalid, invalidMap, notSupported, required } from "../field-error.ts";
import {
  type IntOrString,
  isPercent,
  validateNotMoreThan100Percent,
  validatePositiveIntOrPercent,
} from "../int-or-string.ts";
import type { LabelSelector } from "../meta/label-selector.ts";
import { selectorFromLabelSelector, validateLabelSelector } from "../selectors/labels.ts";
import { immutableSelector, validateNonNegative } from "../validation/meta.ts";
import type { DaemonSet, DaemonSetStatus, DaemonSetUpdateStrategy } from "./daemonset.ts";
import { validateLastingTemplate } from "./workload.ts";
import { validateCollisions, validateCounts } from "./workload-status.ts";

/** Everything wrong with the spec. Source: pkg/apis/apps/validation ValidateDaemonSetSpec 1.36. */
export function validateDaemonSet({ spec }: DaemonSet): FieldError[] {
  return [
    ...validateSelection(spec.selector, spec.template.metadata.labels),
    ...validateLastingTemplate(spec.template, "DaemonSet"),
    ...validateNonNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...validateUpdateStrategy(spec.updateStrategy, "spec.updateStrategy"),
    ...validateNonNegative(spec.revisionHistoryLimit, "spec.revisionHistoryLimit"),
  ];
}

/**
 * The selector never changes, so that no pod is lost. Upstream looks at the spec once more in an
 * update, so that each cause of a refusal is given twice.
 */
export function validateDaemonSetUpdate(next: DaemonSet, stored: DaemonSet): FieldError[] {
  return [
    ...validateDaemonSet(next),
    ...immutableSelector(next.spec.selector, stored.spec.selector, "spec.selector"),
  ];
}

/** Source: ValidateDaemonSetStatusUpdate 1.36. */
export function validateDaemonSetStatus(next: DaemonSet, stored: DaemonSet): FieldError[] {
  return [
    ...validateCounts(next.status, counts),
    ...validateCollisions(next.status, stored.status),
  ];
}

const counts = [
  "currentNumberScheduled",
  "numberMisscheduled",
  "desiredNumberScheduled",
  "numberReady",
  "observedGeneration",
  "updatedNumberScheduled",
  "numberAvailable",
  "numberUnavailable",
  "collisionCount",
] as const satisfies readonly (keyof DaemonSetStatus)[];

/** A selector that is not given selects nothing, and so does not match the template. */
function validateSelection(
  selector: LabelSelector | undefined,
  labels: Readonly<Record<string, string>> | undefined,
): FieldError[] {
  const errors: FieldError[] = [];
  if (selector !== undefined) errors.push(...validateLabelSelector(selector, "spec.selector"));
  const { picks, matches } = selectorFromLabelSelector(selector);
  const isMalformed = selector !== undefined && picks === "nothing";
  if (!isMalformed && !matches(labels)) {
    const fact = "`selector` does not match template `labels`";
    errors.push(invalidMap("spec.template.metadata.labels", labels, fact));
  }
  if (selector === undefined) return errors;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return Object.keys(matchLabels).length + matchExpressions.length === 0
    ? [...errors, invalid("spec.selector", selector, "empty selector is invalid for daemonset")]
    : errors;
}

function validateUpdateStrategy(strategy: DaemonSetUpdateStrategy, path: string): FieldError[] {
  const { type, rollingUpdate } = strategy;
  switch (type) {
    case "OnDelete":
      return [];
    case "RollingUpdate":
      return rollingUpdate === undefined
        ? [required(`${path}.rollingUpdate`)]
        : validateRollingUpdate(rollingUpdate, `${path}.rollingUpdate`);
    default:
      return [notSupported(path, internalStrategy(strategy), ["RollingUpdate", "OnDelete"])];
  }
}

type RollingUpdate = NonNullable<DaemonSetUpdateStrategy["rollingUpdate"]>;

/** Exactly one of the bounds is not 0: nodes with two pods, or nodes with none. */
function validateRollingUpdate(bounds: RollingUpdate, path: string): FieldError[] {
  const { maxUnavailable = 0, maxSurge = 0 } = bounds;
  const errors = [
    ...validatePositiveIntOrPercent(maxUnavailable, `${path}.maxUnavailable`),
    ...validatePositiveIntOrPercent(maxSurge, `${path}.maxSurge`),
    ...validateNotMoreThan100Percent(maxUnavailable, `${path}.maxUnavailable`),
    ...validateNotMoreThan100Percent(maxSurge, `${path}.maxSurge`),
  ];
  const [takesAway, adds] = [amount(maxUnavailable) !== 0, amount(maxSurge) !== 0];
  if (takesAway && adds) {
    const fact = "may not be set when maxUnavailable is non-zero";
    errors.push(invalid(`${path}.maxSurge`, maxSurge, fact));
  }
  if (!takesAway && !adds) {
    errors.push(required(`${path}.maxUnavailable`, "cannot be 0 when maxSurge is 0"));
  }
  return errors;
}

/** The number, or the percentage as a number; 0 for text that is neither. */
function amount(value: IntOrString): number {
  if (typeof value === "number") return value;
  return isPercent(value) ? Number.parseInt(value, 10) : 0;
}

/** The strategy as its refusal shows it: Kubernetes prints its internal type there. */
function internalStrategy({ type, rollingUpdate }: DaemonSetUpdateStrategy) {
  if (rollingUpdate === undefined) return { Type: type, RollingUpdate: null };
  const { maxUnavailable: MaxUnavailable = 0, maxSurge: MaxSurge = 0 } = rollingUpdate;
  return { Type: type, RollingUpdate: { MaxUnavailable, MaxSurge } };
}
