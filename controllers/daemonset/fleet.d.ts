/** A DaemonSet with its nodes and pods, and what is reckoned of them. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { NodePods } from "./node-pods.ts";
export interface Fleet {
    readonly daemonSet: DaemonSet;
    /**
     * All nodes in parts, in the order of their names. A part in which nothing changed since the last
     * plan is the very array that it was.
     */
    readonly parts: readonly (readonly NodePods[])[];
    /** The hash of the current revision. */
    readonly hash: string;
    readonly nowMs: number;
    /** Time until what was tried under that name should be tried again. */
    readonly backoffMs: (name: string) => number;
}
/**
 * Reckons something of each part, and of a part that stays as it is only once: there may be
 * thousands of nodes, and a change of any of their pods asks for a plan.
 */
export declare function ofEachPart<T>(reckon: (nodes: readonly NodePods[], fleet: Fleet) => T): (fleet: Fleet) => readonly T[];
/** Time until a ready pod of the part becomes available; `undefined` where none is about to. */
export declare function becomesAvailableInMs(nodes: readonly NodePods[], { daemonSet: { spec }, nowMs }: Fleet): number | undefined;
