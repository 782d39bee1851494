import { ReplicaSet, type ReplicaSetStatus } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
/** The most pods that one plan creates or deletes. Source: BurstReplicas. */
export declare const burstReplicas = 500;
/** All that a plan for a ReplicaSet depends on. */
export interface Observed {
    readonly replicaSet: ReplicaSet;
    /** Pods with a reference to the set, and pods of its namespace nothing controls, in parts. */
    readonly podParts: readonly (readonly Pod[])[];
    /** The pods of all sets with the same owner; only asked for when pods are to be deleted. */
    readonly relatedPods: () => readonly Pod[];
    readonly nowMs: number;
    readonly failure?: string | undefined;
    /** How its status is kept where it is no ReplicaSet. */
    readonly keeping?: Keeping;
}
/** How the status of a kind that is planned as a ReplicaSet is kept. */
export interface Keeping {
    /** The status without what the kind does not tell. */
    statusOf(status: ReplicaSetStatus): ReplicaSetStatus;
    write(status: ReplicaSetStatus): Action;
}
/**
 * Adopts and releases pods; else makes what is missing or deletes what is too many, then reports.
 * After a failure the report comes first, so that it is told even if the rest fails again.
 * Source: pkg/controller/replicaset syncReplicaSet 1.36.
 */
export declare function planReplicaSet(observed: Observed): Plan;
