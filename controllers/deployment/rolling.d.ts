/** The two steps of a rolling update. */
import type { Deployment } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { Action } from "../../client/action.ts";
import { type Rollout } from "./status.ts";
/**
 * How many pods the newest set may want: all at once with Recreate, else what `maxSurge` leaves
 * room for. `sets` are all sets, the newest included. Source: NewRSNewReplicas 1.36.
 */
export declare function newestSize(deployment: Deployment, sets: readonly ReplicaSet[], current: number): number;
/** Lets the newest set grow, or shrink to what is wanted. */
export declare function growNewest(rollout: Rollout): Action[];
/**
 * Takes pods from the old sets as far as enough stay available: first those that serve nobody,
 * then, oldest set first, others. Source: reconcileOldReplicaSets 1.36.
 */
export declare function shrinkOlder(rollout: Rollout): Action[];
