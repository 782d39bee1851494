/** On which nodes a DaemonSet wants a pod. Source: pkg/controller/daemon 1.36. */
import type { Node } from "../../api/core/node/node.ts";
import type { Toleration } from "../../api/core/pod/scheduling.ts";
import type { PodSpec } from "../../api/core/pod/spec.ts";
/** What becomes of a DaemonSet's pods on one node. */
export interface Placement {
    /** There is to be a pod. */
    readonly runs: boolean;
    /** A pod that is there may stay. */
    readonly stays: boolean;
}
/**
 * The tolerations of the pods: those of the template, and those that let daemons outlive the
 * troubles of their node. A toleration for a time is made one for ever.
 */
export declare function daemonTolerations(spec: PodSpec): readonly Toleration[];
/** What becomes of pods of that spec on the node. Nodes that stay as they are are asked once. */
export declare function placementOn(node: Node, spec: PodSpec): Placement;
