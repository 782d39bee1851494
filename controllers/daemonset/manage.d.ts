/** Sees to it that every node has the pods that it should have. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { EventNote } from "../../client/action.ts";
import { type Fleet } from "./fleet.ts";
/** Pods to make, by node, and pods to delete. */
export interface Changes {
    readonly creates: readonly string[];
    readonly deletes: readonly Pod[];
}
export interface Managed extends Changes {
    readonly notes: readonly EventNote[];
    /** The nodes on which failed pods are deleted, as names of what is tried. */
    readonly tries: readonly string[];
    /** Time until a failed pod that is still there may be deleted. */
    readonly waitMs: number | undefined;
}
/** Source: pkg/controller/daemon podsShouldBeOnNode and getUnscheduledPodsWithoutNode 1.36. */
export declare function planNodes(fleet: Fleet): Managed;
