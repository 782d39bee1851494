import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Action } from "../../client/action.ts";
import type { PodCounts } from "./status.ts";
/** What the pods of a set amount to. */
export interface Census {
    /** Pods to adopt or to release. */
    readonly claims: readonly Action[];
    /** The pods that count as replicas, in parts. */
    readonly active: readonly (readonly Pod[])[];
    readonly counts: Readonly<PodCounts>;
    /** Time until the next ready pod becomes available. */
    readonly availableInMs: number | undefined;
}
/**
 * Sorts out the pods of a set. There may be ten thousand, and a change of any of them asks for it:
 * so each part is looked at once, and what it amounts to is remembered until the part changes.
 */
export declare function takeCensus(replicaSet: ReplicaSet, parts: readonly (readonly Pod[])[], nowMs: number): Census;
