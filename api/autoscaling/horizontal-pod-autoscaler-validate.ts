import { type FieldError, forbiddenField, invalid } from "../field-error.ts";
import { validateNonNegative } from "../validation/meta.ts";
import { validateBehavior } from "./behavior-validate.ts";
import {
  apiVersionProblem,
  type VersionRule,
  validateCrossVersionReference,
} from "./cross-version-reference.ts";
import type {
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerSpec,
} from "./horizontal-pod-autoscaler.ts";
import { validateMetric } from "./metric-validate.ts";

/** A new object. Source: pkg/apis/autoscaling/validation ValidateHorizontalPodAutoscaler 1.36. */
export function validateAutoscaler({ spec }: HorizontalPodAutoscaler): FieldError[] {
  return validateSpec(spec, undefined);
}

/** A changed one: what was let in once is not refused now. */
export function validateAutoscalerUpdate(
  next: HorizontalPodAutoscaler,
  stored: HorizontalPodAutoscaler,
): FieldError[] {
  return validateSpec(next.spec, stored.spec);
}

/** Source: ValidateHorizontalPodAutoscalerStatusUpdate 1.36. */
export function validateAutoscalerStatus({ status }: HorizontalPodAutoscaler): FieldError[] {
  return [
    ...validateNonNegative(status.currentReplicas, "status.currentReplicas"),
    ...validateNonNegative(status.desiredReplicas, "status.desiredReplicas"),
  ];
}

type Spec = HorizontalPodAutoscalerSpec;

function validateSpec(spec: Spec, stored: Spec | undefined): FieldError[] {
  const { minReplicas, maxReplicas, scaleTargetRef, behavior } = spec;
  // The feature gate HPAScaleToZero is off by default.
  const fewest = stored?.minReplicas === 0 ? 0 : 1;
  const errors: FieldError[] = [];
  if (minReplicas < fewest) {
    const rule = `must be greater than or equal to ${fewest}`;
    errors.push(invalid("spec.minReplicas", minReplicas, rule));
  }
  if (maxReplicas < 1) {
    errors.push(invalid("spec.maxReplicas", maxReplicas, "must be greater than 0"));
  }
  if (maxReplicas < minReplicas) {
    const rule = "must be greater than or equal to `minReplicas`";
    errors.push(invalid("spec.maxReplicas", maxReplicas, rule));
  }
  const rule = targetRule(spec, stored);
  errors.push(...validateCrossVersionReference(scaleTargetRef, "spec.scaleTargetRef", rule));
  errors.push(...validateMetrics(spec, describedRule(stored)));
  if (behavior !== undefined) errors.push(...validateBehavior(behavior, "spec.behavior"));
  return errors;
}

/** What is scaled is of a group, unless it is what core/v1 has to scale, or was let in before. */
function targetRule({ scaleTargetRef }: Spec, stored: Spec | undefined): VersionRule {
  const { apiVersion, kind } = scaleTargetRef;
  const before = stored?.scaleTargetRef;
  if (before !== undefined && before.apiVersion === apiVersion && before.kind === kind) {
    return "any";
  }
  return kind === "ReplicationController" ? "coreToo" : "grouped";
}

function describedRule(stored: Spec | undefined): VersionRule {
  const wasWrong = (stored?.metrics ?? []).some(
    ({ type, object }) =>
      type === "Object" &&
      object !== undefined &&
      apiVersionProblem(object.describedObject.apiVersion ?? "", "coreToo") !== undefined,
  );
  return wasWrong ? "any" : "coreToo";
}

function validateMetrics({ metrics = [], minReplicas }: Spec, rule: VersionRule): FieldError[] {
  const errors = metrics.flatMap((metric, index) =>
    validateMetric(metric, `spec.metrics[${index}]`, rule),
  );
  const hasOutside = metrics.some(({ type }) => type === "Object" || type === "External");
  if (minReplicas === 0 && !hasOutside) {
    const why =
      "must specify at least one Object or External metric to support scaling to zero replicas";
    errors.push(forbiddenField("spec.metrics", why));
  }
  return errors;
}
