/** Scaling of ReplicaSets, and of a Deployment as a whole. */
import type { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { type Action, type EventNote } from "../../client/action.ts";
import { type Rollout } from "./status.ts";
/** Gives a set that many pods to want; nothing where it wants as many already. */
export declare function scaleTo(deployment: Deployment, set: ReplicaSet, replicas: number): Action[];
export declare function scaled(regarding: Deployment, { metadata }: ReplicaSet, { from, to }: {
    readonly from: number;
    readonly to: number;
}): EventNote;
/** Whether `replicas` was changed since the sets were last sized. Source: isScalingEvent 1.36. */
export declare function isScalingEvent(rollout: Rollout): boolean;
/**
 * Sizes the sets without moving the rollout on: the only active set gets all pods; a rollout that
 * has ended keeps no old pods; in the middle of one, each set grows or shrinks by its share.
 *
 * Source: pkg/controller/deployment scale 1.36, which has a flaw that is mended here: sets that
 * have the right size already never learned of the new one, so that the change of size never ended
 * and no rollout began any more (kubernetes/kubernetes#138036).
 */
export declare function planScale(rollout: Rollout): Action[];
/**
 * How many pods each active set is to want, largest set first. What rounding leaves over goes to
 * the largest.
 */
export declare function proportionalSizes(rollout: Rollout): ReadonlyMap<ReplicaSet, number>;
