import type { Lease } from "../../api/coordination/lease.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Plan } from "../../client/controller.ts";
/** All that the health of one node depends on. */
export interface Observed {
    readonly node: Node;
    readonly lease: Lease | undefined;
    /** All nodes; only asked for where this one is lost. */
    readonly nodes: () => readonly Node[];
    /** The pods bound to it; only asked for where it is lost. */
    readonly pods: () => readonly Pod[];
    /** Whether an event tells of its registration. */
    readonly isRegistered: () => boolean;
    readonly nowMs: number;
    /** How long a kubelet was silent goes by this: a jump of the clock kills no node. */
    readonly steadyMs: number;
}
/**
 * What the state of a node asks for: to be called unknown once its kubelet is silent for too long,
 * taints by its conditions, and pods that are not ready any more. A silent node is looked at again
 * exactly when its time is over.
 */
export declare function planNode(observed: Observed): Plan;
/** The event of a node that is gone. */
export declare function planRemoval(name: string, uid: string): Plan;
