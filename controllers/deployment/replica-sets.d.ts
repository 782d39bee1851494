/** Orders and sums over the ReplicaSets of one Deployment. */
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
/** The sets that want pods. */
export declare const activeOf: (sets: readonly ReplicaSet[]) => readonly ReplicaSet[];
export declare const sumOf: (sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number) => number;
export declare const wantedPods: (sets: readonly ReplicaSet[]) => number;
export declare const actualPods: (sets: readonly ReplicaSet[]) => number;
export declare const readyPods: (sets: readonly ReplicaSet[]) => number;
export declare const availablePods: (sets: readonly ReplicaSet[]) => number;
/** Oldest first; the name breaks ties. */
export declare function byCreation({ metadata: left }: ReplicaSet, { metadata: right }: ReplicaSet): number;
/** Largest first; among equals the newest, or the oldest. */
export declare const bySizeNewer: (left: ReplicaSet, right: ReplicaSet) => number;
export declare const bySizeOlder: (left: ReplicaSet, right: ReplicaSet) => number;
