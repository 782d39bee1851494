/** How far a rolling update of a DaemonSet may go at once. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
/**
 * Nodes that may have two pods, and nodes that may lack an available one, of so many that want
 * one. Both round up; where both are 0, one may be lacking, or no update would ever move.
 * Source: pkg/controller/daemon updatedDesiredNodeCounts 1.36.
 */
export declare function updateBounds({ spec }: DaemonSet, nodes: number): {
    surge: number;
    unavailable: number;
};
/** Whether a node may have two pods at all. */
export declare const allowsSurge: (daemonSet: DaemonSet) => boolean;
