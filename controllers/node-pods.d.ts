import { Pod } from "../api/core/pod/pod.ts";
import type { View } from "../client/controller.ts";
/** The index of pods by the node that they are bound to. For `WatchRule.indices`. */
export declare const nodeIndices: {
    podsByNode({ spec: { nodeName } }: Pod): readonly string[];
};
/** The pods that are bound to a node, whether or not the node is there. */
export declare function podsOn(node: string, view: View): readonly Pod[];
