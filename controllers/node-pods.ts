import { Pod } from "../api/core/pod/pod.ts";
import type { View } from "../client/controller.ts";

const nodeIndex = "podsByNode";

/** The index of pods by the node that they are bound to. For `WatchRule.indices`. */
export const nodeIndices = {
  [nodeIndex]({ spec: { nodeName = "" } }: Pod): readonly string[] {
    return nodeName === "" ? [] : [nodeName];
  },
};

/** The pods that are bound to a node, whether or not the node is there. */
export function podsOn(node: string, view: View): readonly Pod[] {
  return view.indexed(Pod, nodeIndex, node);
}
