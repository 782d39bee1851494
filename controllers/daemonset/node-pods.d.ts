/** The pods of a DaemonSet, by the node that each was made for. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { PatchAction } from "../../client/action.ts";
import { type Placement } from "./placement.ts";
/** A node, or one that is no more, with the pods of one DaemonSet. */
export interface NodePods extends Placement {
    readonly name: string;
    readonly exists: boolean;
    /** Those that are scheduled first, then the oldest. */
    readonly pods: readonly Pod[];
}
/** The nodes of a DaemonSet with its pods. */
export interface Roster {
    /** Pods to adopt or to release first. */
    readonly claims: readonly PatchAction[];
    /**
     * Every node, and every name of one that a pod is for, by name and in parts. A part in which
     * nothing changed since the last time is the very array that it was.
     */
    readonly parts: readonly (readonly NodePods[])[];
}
/**
 * Which pods are where. `pods` are those that refer to the DaemonSet, and those of its namespace
 * that nothing controls. It is remembered, and brought up to date by what has changed since: of
 * thousands of nodes and pods nearly all are as they were in the last plan.
 */
export declare function rosterOf(daemonSet: DaemonSet, nodes: readonly Node[], pods: readonly Pod[]): Roster;
/** The node of a pod, or the one that it was made for. */
export declare function targetNode({ spec: { nodeName, affinity } }: Pod): string | undefined;
