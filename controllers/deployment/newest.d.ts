/** Sees to the ReplicaSet of the current template: its revision, or that there is one. */
import { Deployment } from "../../api/apps/deployment.ts";
import { type Action } from "../../client/action.ts";
import type { Rollout } from "./status.ts";
/** A plan in the making. */
export interface Step {
    readonly rollout: Rollout;
    readonly actions: readonly Action[];
    /** The Deployment itself has been written. */
    readonly told: boolean;
    /** What was written must be seen before anything else is planned. */
    readonly ended: boolean;
}
/**
 * Gives the newest set its annotations, then tells of its revision on the Deployment.
 * Source: pkg/controller/deployment getNewReplicaSet 1.36.
 */
export declare function syncNewest(step: Step): Step;
/**
 * Writes status and annotations of a Deployment, both through its status. A step that has written
 * them already ends here, for a second write needs the outcome of the first.
 */
export declare function tell(step: Step, deployment: Deployment): Step;
/** Where a new set stands when it is to be created. */
export interface Obstacles {
    /** Another object has the name that the set would get. */
    readonly nameTaken: boolean;
    /** Why the last attempt to create it failed. */
    readonly failure: string | undefined;
}
/** Creates the set of the current template, or tells why that did not succeed. */
export declare function createNewest(step: Step, { nameTaken, failure }: Obstacles): Step;
