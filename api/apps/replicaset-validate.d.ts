import type { FieldError } from "../field-error.ts";
import type { ReplicaSet, ReplicaSetStatus } from "./replicaset.ts";
/** Everything wrong with the spec. Source: pkg/apis/apps/validation ValidateReplicaSetSpec 1.36. */
export declare function validateReplicaSet({ spec }: ReplicaSet): FieldError[];
/**
 * The selector never changes, so that no pod is lost. Upstream looks at the spec once more in an
 * update, so that each cause of a refusal is given twice.
 */
export declare function validateReplicaSetUpdate(next: ReplicaSet, stored: ReplicaSet): FieldError[];
/** What a set counts cannot be more than what it is counted among. */
export declare function validateReplicaSetStatus({ status }: ReplicaSet): FieldError[];
/** Source: ValidateReplicaSetStatus and ValidateReplicationControllerStatus 1.36. */
export declare function validateReplicaCounts(status: ReplicaSetStatus): FieldError[];
