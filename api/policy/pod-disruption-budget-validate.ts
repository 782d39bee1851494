import { type FieldError, invalid, notSupported } from "../field-error.ts";
import {
  type IntOrString,
  validateNotMoreThan100Percent,
  validatePositiveIntOrPercent,
} from "../int-or-string.ts";
import { validateConditions } from "../meta/validate-conditions.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { validateNonNegative } from "../validation/meta.ts";
import type { PodDisruptionBudget } from "./pod-disruption-budget.ts";

const evictionPolicies = ["AlwaysAllow", "IfHealthyBudget"] as const;

/** Source: pkg/apis/policy/validation ValidatePodDisruptionBudgetSpec 1.36. */
export function validatePodDisruptionBudget({ spec }: PodDisruptionBudget): FieldError[] {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy: policy } = spec;
  const errors: FieldError[] = [];
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const rule = "minAvailable and maxUnavailable cannot be both set";
    errors.push(invalid("spec", shown(spec), rule));
  }
  errors.push(...validateLimit(minAvailable, "spec.minAvailable"));
  errors.push(...validateLimit(maxUnavailable, "spec.maxUnavailable"));
  if (selector !== undefined) errors.push(...validateLabelSelector(selector, "spec.selector"));
  if (policy !== undefined && !evictionPolicies.some((each) => each === policy)) {
    errors.push(notSupported("spec.unhealthyPodEvictionPolicy", policy, evictionPolicies));
  }
  return errors;
}

/** The spec as refusals show it: by the names of upstream's own type. */
function shown(spec: PodDisruptionBudget["spec"]) {
  return {
    MinAvailable: spec.minAvailable ?? null,
    Selector: spec.selector ?? null,
    MaxUnavailable: spec.maxUnavailable ?? null,
    UnhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy ?? null,
  };
}

const validateLimit = (value: IntOrString | undefined, path: string): FieldError[] =>
  value === undefined
    ? []
    : [...validatePositiveIntOrPercent(value, path), ...validateNotMoreThan100Percent(value, path)];

/** Source: ValidatePodDisruptionBudgetStatusUpdate 1.36. */
export function validatePodDisruptionBudgetStatus({ status }: PodDisruptionBudget): FieldError[] {
  return [
    ...validateConditions(status.conditions, "status.conditions"),
    ...counts.flatMap((name) => validateNonNegative(status[name], `status.${name}`)),
  ];
}

const counts = ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"] as const;
