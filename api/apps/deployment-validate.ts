import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from "../field-error.ts";
import { validateNotMoreThan100Percent, validatePositiveIntOrPercent } from "../int-or-string.ts";
import { immutableSelector, validateNonNegative } from "../validation/meta.ts";
import type { Deployment, DeploymentStatus, DeploymentStrategy } from "./deployment.ts";
import { validateSelector, validateTemplate } from "./workload.ts";
import { validateCollisions, validateCounts, validateShares } from "./workload-status.ts";

/** Everything wrong with the spec. Source: pkg/apis/apps/validation ValidateDeploymentSpec 1.36. */
export function validateDeployment({ spec }: Deployment): FieldError[] {
  const { minReadySeconds = 0, progressDeadlineSeconds: deadline } = spec;
  const errors = [
    ...validateNonNegative(spec.replicas, "spec.replicas"),
    ...validateSelector(spec.selector, "spec.selector"),
    ...validateTemplate(spec.template, spec.selector),
    ...validateStrategy(spec.strategy, "spec.strategy"),
    ...validateNonNegative(minReadySeconds, "spec.minReadySeconds"),
    ...validateNonNegative(spec.revisionHistoryLimit, "spec.revisionHistoryLimit"),
    ...validateNonNegative(deadline, "spec.progressDeadlineSeconds"),
  ];
  if (deadline <= minReadySeconds) {
    const fact = "must be greater than minReadySeconds";
    errors.push(invalid("spec.progressDeadlineSeconds", deadline, fact));
  }
  return errors;
}

/** The selector never changes, so that no ReplicaSet is lost. */
export function validateDeploymentUpdate(next: Deployment, stored: Deployment): FieldError[] {
  return immutableSelector(next.spec.selector, stored.spec.selector, "spec.selector");
}

/** Source: ValidateDeploymentStatus and ValidateDeploymentStatusUpdate 1.36. */
export function validateDeploymentStatus(next: Deployment, stored: Deployment): FieldError[] {
  const { status } = next;
  return [
    ...validateCounts(status, counts),
    ...validateShares(status, ["updatedReplicas", "readyReplicas", "availableReplicas"]),
    ...validateCollisions(status, stored.status),
  ];
}

const counts = [
  "observedGeneration",
  "replicas",
  "updatedReplicas",
  "readyReplicas",
  "availableReplicas",
  "terminatingReplicas",
  "unavailableReplicas",
  "collisionCount",
] as const satisfies readonly (keyof DeploymentStatus)[];

function validateStrategy(strategy: DeploymentStrategy, path: string): FieldError[] {
  const { type, rollingUpdate } = strategy;
  switch (type) {
    case "Recreate":
      return rollingUpdate === undefined
        ? []
        : [
            forbiddenField(
              `${path}.rollingUpdate`,
              "may not be specified when strategy `type` is 'Recreate'",
            ),
          ];
    case "RollingUpdate":
      return rollingUpdate === undefined
        ? [required(`${path}.rollingUpdate`, "this should be defaulted and never be nil")]
        : validateRollingUpdate(rollingUpdate, `${path}.rollingUpdate`);
    default:
      return [notSupported(path, internalStrategy(strategy), ["Recreate", "RollingUpdate"])];
  }
}

type RollingUpdate = NonNullable<DeploymentStrategy["rollingUpdate"]>;

function validateRollingUpdate(bounds: RollingUpdate, path: string): FieldError[] {
  const { maxUnavailable = 0, maxSurge = 0 } = bounds;
  const errors = [
    ...validatePositiveIntOrPercent(maxUnavailable, `${path}.maxUnavailable`),
    ...validatePositiveIntOrPercent(maxSurge, `${path}.maxSurge`),
  ];
  if (amount(maxUnavailable) === 0 && amount(maxSurge) === 0) {
    const fact = "may not be 0 when `maxSurge` is 0";
    errors.push(invalid(`${path}.maxUnavailable`, maxUnavailable, fact));
  }
  errors.push(...validateNotMoreThan100Percent(maxUnavailable, `${path}.maxUnavailable`));
  return errors;
}

/** The number, or the percentage as a number; 0 for text that is neither. */
function amount(value: number | string): number {
  if (typeof value === "number") return value;
  return /^[0-9]+%$/.test(value) ? Number.parseInt(value, 10) : 0;
}

/** The strategy as its refusal shows it: Kubernetes prints its internal type there. */
function internalStrategy({ type, rollingUpdate }: DeploymentStrategy) {
  if (rollingUpdate === undefined) return { Type: type, RollingUpdate: null };
  const { maxUnavailable: MaxUnavailable = 0, maxSurge: MaxSurge = 0 } = rollingUpdate;
  return { Type: type, RollingUpdate: { MaxUnavailable, MaxSurge } };
}
