import type { ReplicaSet, ReplicaSetStatus } from "../../api/apps/replicaset.ts";
/** What one pass over the pods of a set finds. */
export interface PodCounts {
    active: number;
    fullyLabeled: number;
    ready: number;
    available: number;
    terminating: number;
}
export interface StatusInput {
    readonly replicaSet: ReplicaSet;
    readonly counts: Readonly<PodCounts>;
    /** Why pods that are missing or too many could not be made or deleted. */
    readonly failure: string | undefined;
    readonly nowMs: number;
}
/** Counters of 0 are left out where Kubernetes leaves them out. Source: calculateStatus 1.36. */
export declare function replicaSetStatus(input: StatusInput): ReplicaSetStatus;
