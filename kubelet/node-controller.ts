import { Lease } from "../api/coordination/lease.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type Controller, nothing, watch } from "../client/controller.ts";
import { leaseNamespace, planNode, planRegistration } from "./plan-node.ts";
import type { KubeletOptions } from "./pod-controller.ts";

const byNode = "kubelet/node";
const registration = "register/";

/**
 * Registers machines as nodes and sends their heartbeats. Its keys are names of nodes. Only the
 * keys of the start register, so a Node that is deleted comes back when its kubelet is restarted
 * and not before, as in Kubernetes.
 */
export function nodeStatusController({ machines }: Pick<KubeletOptions, "machines">): Controller {
  return {
    name: "kubelet-node-status",
    startKeys: [...machines.keys()].map((name) => `${registration}${name}`),
    watches: [
      watch(Node, {
        keys: ({ metadata: { name = "" } }) => (machines.has(name) ? [name] : []),
        when: (next) => next !== undefined,
      }),
      watch(Lease, { keys: () => [], when: () => false }),
      watch(Pod, {
        keys: () => [],
        indices: { [byNode]: ({ spec }) => (spec.nodeName === undefined ? [] : [spec.nodeName]) },
        when: () => false,
      }),
    ],
    reconcile(key, view) {
      const isNew = key.startsWith(registration);
      const name = isNew ? key.slice(registration.length) : key;
      const machine = machines.get(name);
      if (machine === undefined) return nothing;
      const observed = {
        machine,
        node: view.get(Node, undefined, name),
        lease: view.get(Lease, leaseNamespace, name),
        pods: isNew ? [] : view.indexed(Pod, byNode, name),
        nowMs: view.nowMs,
      };
      return isNew ? planRegistration(observed) : planNode(observed);
    },
  };
}
