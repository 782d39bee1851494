import { Lease } from "../api/coordination/lease.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type Controller, nothing, watch } from "../client/controller.ts";
import { leaseNamespace, planNode, planRegistration } from "./plan-node.ts";
import type { KubeletOptions } from "./pod-controller.ts";
import type { Machines } from "./machine.ts";

const byNode = "kubelet/node";
const registration = "register/";

/**
 * The keys to queue once when the component starts: each registers a machine that is no node yet.
 * Only these register, so a Node that is deleted comes back when its kubelet is restarted and not
 * before, as in Kubernetes.
 */
export const registrationKeys = (machines: Machines): readonly string[] =>
  [...machines.keys()].map((name) => `${registration}${name}`);

/** Registers machines as nodes and sends their heartbeats. Its keys are names of nodes. */
export function nodeStatusController({ machines }: Pick<KubeletOptions, "machines">): Controller {
  return {
    name: "kubelet-node-status",
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
