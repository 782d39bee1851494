import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { type Controller, type View, watch } from "../../client/controller.ts";
import { nodeIndices, podsOn } from "../node-pods.ts";
import { noExecute } from "../taints.ts";
import { planEvictions, type Schedule } from "./plan.ts";

/** Evicts pods from nodes whose NoExecute taints they do not bear. A key is the name of a node. */
export const taintEvictionController: Controller = {
  name: "taint-eviction-controller",
  watches: [
    watch(Node, {
      keys: ({ metadata }) => [metadata.name ?? ""],
      when: (next, previous) =>
        !equalJson(noExecute(next?.spec.taints), noExecute(previous?.spec.taints)),
      heedsRenewals: false,
    }),
    watch(Pod, { keys: keysOnTaintedNode, indices: nodeIndices, when: changesBearing }),
  ],
  reconcile(name, view, { memory }) {
    return planEvictions({
      node: view.get(Node, undefined, name),
      pods: podsOn(name, view),
      // Nothing else is remembered than what the last plan left.
      schedule: (memory as Schedule | undefined) ?? none,
      nowMs: view.nowMs,
    });
  },
};

const none: Schedule = { evictions: new Map() };

/** A node that is gone may have left evictions behind. */
function keysOnTaintedNode({ spec: { nodeName = "" } }: Pod, view: View): string[] {
  if (nodeName === "") return [];
  const node = view.get(Node, undefined, nodeName);
  return node === undefined || noExecute(node.spec.taints).length > 0 ? [nodeName] : [];
}

function changesBearing(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined) return true;
  if (next.spec === previous?.spec) return false;
  return (
    next.spec.nodeName !== previous?.spec.nodeName ||
    !equalJson(next.spec.tolerations, previous?.spec.tolerations)
  );
}
