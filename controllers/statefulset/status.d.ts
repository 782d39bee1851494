import type { StatefulSetStatus } from "../../api/apps/statefulset.ts";
import type { Situation } from "./situation.ts";
/**
 * The status that tells of the pods. `leaving` of them are deleted for an update by this very plan.
 * Counters of 0 are left out where Kubernetes leaves them out. A rolling update that is through
 * makes the update revision the current one. Source: updateStatus, completeRollingUpdate 1.36.
 */
export declare function statefulSetStatus(situation: Situation, { collisionCount, leaving }: {
    readonly collisionCount: number;
    readonly leaving: number;
}): StatefulSetStatus;
