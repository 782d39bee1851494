import { Node } from "../../api/core/node/node.ts";
import type { Taint } from "../../api/core/node/spec.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
import { type Plan } from "../../client/controller.ts";
/** All that the evictions from one node depend on. */
export interface Observed {
    readonly node: Node;
    /** The pods bound to the node. */
    readonly pods: readonly Pod[];
    readonly nowMs: number;
}
/**
 * Evicts the pods that do not bear the NoExecute taints of their node, or not any longer. A taint
 * that does not say since when it is there is dated first, for there is no other memory of it.
 * Source: pkg/controller/tainteviction 1.36.
 */
export declare function planEvictions({ node, pods, nowMs }: Observed): Plan;
/** For how long the pod bears all of the taints: 0 where it does not, `Infinity` for ever. */
export declare function toleratedSeconds({ spec }: Pod, taints: readonly Taint[]): number;
/** Tells of the pods that had been going to be evicted for taints that are gone. */
export declare function planCancellations(pods: readonly Pod[], taints: readonly Taint[]): readonly Action[];
