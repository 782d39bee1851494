import { Lease } from "../../api/coordination/lease.ts";
import { Event } from "../../api/core/event.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { type Controller, cached, nothing, type View, watch } from "../../client/controller.ts";
import { nodeIndices, podsOn } from "../node-pods.ts";
import { isReady, silentInMs } from "./health.ts";
import { changesLabels } from "./labels.ts";
import { planNode, planRemoval } from "./plan.ts";

const leaseNamespace = "kube-node-lease";
const registrationIndex = "registrationsByNode";

/**
 * Watches over the health of nodes, and puts taints on them by their state. A key is the name of a
 * node, with its uid where it is gone.
 */
export const nodeLifecycleController: Controller = {
  name: "node-controller",
  watches: [
    watch(Node, { keys: nodeKeys, when: changesHealth, heedsRenewals: false }),
    watch(Pod, {
      keys: keysOnLostNode,
      indices: nodeIndices,
      when: (next, previous) =>
        next !== undefined && next.spec.nodeName !== previous?.spec.nodeName,
    }),
    // Read when the time of a node is over; a renewal only puts that off.
    cached(Lease),
    cached(Event, {
      [registrationIndex]: ({ reason, involvedObject }) =>
        reason === "RegisteredNode" ? [involvedObject.uid ?? ""] : [],
    }),
  ],
  reconcile(key, view, { memory }) {
    const [name = "", gone] = key.split(" ");
    if (gone !== undefined) return planRemoval(name, gone);
    const node = view.get(Node, undefined, name);
    if (node === undefined) return nothing;
    const { uid = "" } = node.metadata;
    // Its own event comes to the cache some time later.
    const isTold = memory !== undefined && "uid" in memory && memory.uid === uid;
    const plan = planNode({
      node,
      renewedMs: view.renewedMs(Lease, leaseNamespace, name),
      nodes: () => view.list(Node),
      pods: () => podsOn(name, view),
      isRegistered: () => isTold || view.indexed(Event, registrationIndex, uid).length > 0,
      nowMs: view.nowMs,
      steadyMs: view.steadyMs,
    });
    // All that time alone brings to a healthy node is that it falls silent.
    const putsOff = isReady(node) ? silence(name) : undefined;
    return Object.assign({}, plan, { memory: isTold ? memory : { uid }, putsOff });
  },
};

/** For how long the node is not silent for too long. */
const silence =
  (name: string) =>
  (view: View): number => {
    const node = view.get(Node, undefined, name);
    if (node === undefined) return 0;
    return silentInMs(node, view.renewedMs(Lease, leaseNamespace, name), view.steadyMs);
  };

function nodeKeys({ metadata: { name = "", uid = "" } }: Node, view: View): string[] {
  return [view.get(Node, undefined, name) === undefined ? `${name} ${uid}` : name];
}

/** Heartbeats are no change. */
function changesHealth(next: Node | undefined, previous: Node | undefined): boolean {
  if (next === undefined || previous === undefined) return true;
  return (
    next.metadata.uid !== previous.metadata.uid ||
    next.spec.unschedulable !== previous.spec.unschedulable ||
    changesLabels(next, previous) ||
    !equalJson(next.spec.taints, previous.spec.taints) ||
    !equalJson(stateOf(next), stateOf(previous))
  );
}

const stateOf = ({ status: { conditions = [] } }: Node) =>
  conditions.map(({ type, status }) => [type, status]);

/** A pod that is bound to a node that is lost already. */
function keysOnLostNode({ spec: { nodeName = "" } }: Pod, view: View): string[] {
  const node = nodeName === "" ? undefined : view.get(Node, undefined, nodeName);
  const ready = node?.status.conditions?.find(({ type }) => type === "Ready");
  return ready === undefined || ready.status === "True" ? [] : [nodeName];
}
