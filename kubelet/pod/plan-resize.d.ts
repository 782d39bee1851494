import { type Note, type Observed } from "../observed.ts";
import { type PodCondition } from "../types.ts";
import type { Statuses } from "./pod-status.ts";
/** What becomes of the resources of a pod. */
export interface ResizePlan extends Statuses {
    /** The conditions that tell of it, in place of those that did. */
    readonly conditions: readonly PodCondition[];
    readonly notes: readonly Note[];
    readonly dueMs: number;
}
/** The plan for a pod whose resources may have been changed; undefined for all others. */
export declare function planResize(observed: Observed, current: Statuses): ResizePlan | undefined;
