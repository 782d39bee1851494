/** Whether nodes, pods and containers are those that a Fault speaks of. */
import type { Node } from "../core/node/node.ts";
import type { Pod } from "../core/pod/pod.ts";
import type { Fault } from "./fault.ts";
import type { FaultPeer } from "./fault-spec.ts";
/** A pod, a node, or a pod on a node; neither is somebody beyond the cluster. */
export interface FaultedPlace {
    readonly pod?: Pod | undefined;
    readonly node?: Node | undefined;
}
/** Whether all that is asked for is so; what is asked of nodes is asked of the node of a pod. */
export declare function isOfSelection(selection: FaultPeer, { pod, node }: FaultedPlace): boolean;
/** `namespace/name` of a pod, or the name of a node, as the status of a fault has it. */
export declare function targetName({ pod, node }: FaultedPlace): string;
/**
 * Whether a fault strikes there: of all that its target speaks of, or of so many as were drawn
 * when it began. Where it draws nodes, their pods are struck with them.
 */
export declare function isStruckAt({ spec, status }: Fault, place: FaultedPlace): boolean;
