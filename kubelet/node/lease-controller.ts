import { Lease } from "../../api/coordination/lease.ts";
import { Node } from "../../api/core/node/node.ts";
import { untyped } from "../../client/action.ts";
import { type Controller, watch } from "../../client/controller.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { keyedByNode } from "../faults/whereabouts.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { leaseNamespace, planLease } from "./plan-lease.ts";
import { isUp } from "./plan-node.ts";

/** Source: component-helpers 1.36, the maxBackoff of leases. */
const retryMsMax = 7000;

/**
 * Sends the heartbeats of nodes, apart from all else that kubelets write: whatever these wait for,
 * and whoever no longer hears anything of the API server, goes on being alive. Its keys are names
 * of nodes.
 */
export function nodeLeaseController({ machines }: Pick<KubeletOptions, "machines">): Controller {
  const controller: Controller = {
    name: "kubelet-node-lease",
    retryMsMax,
    unawaited: [untyped(Lease)],
    watches: [
      watch(Node, {
        keys: ({ metadata: { name = "" } }) => (machines.has(name) ? [name] : []),
        when: (next, previous) => next !== undefined && isUp(next) !== isUpBefore(previous),
      }),
      watch(Lease, { keys: () => [], when: () => false }),
    ],
    reconcile: (name, view) =>
      planLease({
        name,
        node: view.get(Node, undefined, name),
        lease: view.get(Lease, leaseNamespace, name),
        nowMs: view.nowMs,
      }),
  };
  return heedingFaults(controller, keyedByNode(machines));
}

const isUpBefore = (node: Node | undefined) => node !== undefined && isUp(node);
