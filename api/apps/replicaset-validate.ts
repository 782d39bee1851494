import type { FieldError } from "../field-error.ts";
import { immutableSelector, validateNonNegative } from "../validation/meta.ts";
import type { ReplicaSet, ReplicaSetStatus } from "./replicaset.ts";
import { validateSelector, validateTemplate } from "./workload.ts";
import { validateCounts, validateShares } from "./workload-status.ts";

/** Everything wrong with the spec. Source: pkg/apis/apps/validation ValidateReplicaSetSpec 1.36. */
export function validateReplicaSet({ spec }: ReplicaSet): FieldError[] {
  return [
    ...validateNonNegative(spec.replicas, "spec.replicas"),
    ...validateNonNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...validateSelector(spec.selector, "spec.selector"),
    ...validateTemplate(spec.template, spec.selector),
  ];
}

/**
 * The selector never changes, so that no pod is lost. Upstream looks at the spec once more in an
 * update, so that each cause of a refusal is given twice.
 */
export function validateReplicaSetUpdate(next: ReplicaSet, stored: ReplicaSet): FieldError[] {
  return [
    ...validateReplicaSet(next),
    ...immutableSelector(next.spec.selector, stored.spec.selector, "spec.selector"),
  ];
}

/** What a set counts cannot be more than what it is counted among. */
export function validateReplicaSetStatus({ status }: ReplicaSet): FieldError[] {
  return validateReplicaCounts(status);
}

/** Source: ValidateReplicaSetStatus and ValidateReplicationControllerStatus 1.36. */
export function validateReplicaCounts(status: ReplicaSetStatus): FieldError[] {
  return [
    ...validateCounts(status, counts),
    ...validateShares(status, ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"]),
  ];
}

const counts = [
  "replicas",
  "fullyLabeledReplicas",
  "readyReplicas",
  "availableReplicas",
  "terminatingReplicas",
  "observedGeneration",
] as const satisfies readonly (keyof ReplicaSetStatus)[];
