import type { Action } from "../../client/action.ts";
import { type Situation } from "./situation.ts";
/** Writes, and whether nothing else may be done before they, or time, have had their effect. */
export interface Step {
    readonly actions: readonly Action[];
    readonly isBlocked: boolean;
}
/**
 * Makes the pods that are missing and clears away those that ended. In order, that is one write:
 * behind a pod that is not available nothing happens.
 */
export declare function planReplicas(situation: Situation): Step;
/**
 * Deletes the pods that are too many, the highest number first. In order, that is one pod, and one
 * that is unavailable goes only if none below it is.
 */
export declare function planCondemned(situation: Situation): Step;
