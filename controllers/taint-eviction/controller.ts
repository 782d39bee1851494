import { Node } from "../../api/core/node/node.ts";
import type { Taint } from "../../api/core/node/spec.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { type Controller, nothing, type View, watch } from "../../client/controller.ts";
import { nodeIndices, podsOn } from "../node-pods.ts";
import { noExecute } from "../taints.ts";
import { planCancellations, planEvictions } from "./plan.ts";

/**
 * Evicts pods from nodes whose NoExecute taints they do not bear. A key is the name of a node; a
 * second kind of key names taints that are gone besides, whose evictions are called off.
 */
export const taintEvictionController: Controller = {
  name: "taint-eviction-controller",
  watches: [
    watch(Node, {
      keys: nodeKeys,
      when: (next, previous) =>
        !equalJson(noExecute(next?.spec.taints), noExecute(previous?.spec.taints)),
      heedsRenewals: false,
    }),
    watch(Pod, { keys: keysOnTaintedNode, indices: nodeIndices, when: changesBearing }),
  ],
  reconcile(key, view) {
    const [name = "", gone] = key.split(" ");
    const pods = podsOn(name, view);
    if (gone !== undefined) return { actions: planCancellations(pods, readTaints(gone)) };
    const node = view.get(Node, undefined, name);
    return node === undefined ? nothing : planEvictions({ node, pods, nowMs: view.nowMs });
  },
};

function nodeKeys(node: Node, view: View): string[] {
  const { name = "" } = node.metadata;
  const present = noExecute(view.get(Node, undefined, name)?.spec.taints);
  const before = noExecute(node.spec.taints);
  const isOver = before.length > 0 && present.length === 0;
  return isOver ? [name, `${name} ${formatTaints(before)}`] : [name];
}

/** `key=value,key=value`; all of them have the effect NoExecute. */
const formatTaints = (taints: readonly Taint[]): string =>
  taints.map(({ key, value = "" }) => `${key}=${value}`).join();

const readTaints = (text: string): readonly Taint[] =>
  text.split(",").map((each) => {
    const [key = "", value = ""] = each.split("=");
    return { key, ...(value === "" ? {} : { value }), effect: "NoExecute" };
  });

function keysOnTaintedNode({ spec: { nodeName = "" } }: Pod, view: View): string[] {
  if (nodeName === "") return [];
  const taints = view.get(Node, undefined, nodeName)?.spec.taints;
  return noExecute(taints).length > 0 ? [nodeName] : [];
}

function changesBearing(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined) return false;
  if (next.spec === previous?.spec) return false;
  return (
    next.spec.nodeName !== previous?.spec.nodeName ||
    !equalJson(next.spec.tolerations, previous?.spec.tolerations)
  );
}
