/** Which keys of kubelets' controllers are about which nodes. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { isStruckAt } from "../../api/sim/fault-match.ts";
import { keyOf, splitKey, type View } from "../../client/controller.ts";
import type { Machines } from "../machine.ts";
import type { Whereabouts } from "./heeding-faults.ts";

/** Keys that are names of nodes, some perhaps with a word before them. */
export const keyedByNode = (machines: Machines, prefix = ""): Whereabouts => ({
  nodeOf: (key) => (prefix !== "" && key.startsWith(prefix) ? key.slice(prefix.length) : key),
  keysOf: (fault, view) =>
    view
      .list(Node)
      .filter((node) => machines.has(node.metadata.name ?? "") && isStruckAt(fault, { node }))
      .map(keyOf),
});

/** Keys of pods. */
export const keyedByPod = (machines: Machines): Whereabouts => ({
  nodeOf(key, view) {
    const { namespace, name } = splitKey(key);
    return view.get(Pod, namespace, name)?.spec.nodeName;
  },
  keysOf: (fault, view) =>
    view
      .list(Pod)
      .filter((pod) => machines.has(pod.spec.nodeName ?? ""))
      .filter((pod) => isStruckAt(fault, { pod, node: nodeOf(pod, view) }))
      .map(keyOf),
});

const nodeOf = ({ spec }: Pod, view: View) => view.get(Node, undefined, spec.nodeName ?? "");
