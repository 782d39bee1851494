import { Lease } from "../../api/coordination/lease.ts";
import { Node } from "../../api/core/node/node.ts";
import {
  type Controller,
  type ReconcileContext,
  type View,
  watch,
} from "../../client/controller.ts";
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
    watches: [
      watch(Node, {
        keys: ({ metadata: { name = "" } }) => (machines.has(name) ? [name] : []),
        when: (next, previous) => next !== undefined && isUp(next) !== isUpBefore(previous),
      }),
    ],
    reconcile: (name, view, context) =>
      planLease({
        name,
        node: view.get(Node, undefined, name),
        lease: latestLease(name, view, context),
        nowMs: view.nowMs,
      }),
  };
  return heedingFaults(controller, keyedByNode(machines));
}

const isUpBefore = (node: Node | undefined) => node !== undefined && isUp(node);

/**
 * The lease of a node as its kubelet was answered last; where that was a refusal, as the server has
 * it now. Kubelets do not watch leases. Source: component-helpers 1.36, apimachinery/lease.
 */
function latestLease(
  name: string,
  view: View,
  { memory, failure }: ReconcileContext,
): Lease | undefined {
  // Plans remember nothing but leases.
  const known = memory as Lease | undefined;
  if (known !== undefined && failure === undefined) return known;
  const { code, body } = view.read({
    verb: "get",
    resource: Lease,
    namespace: leaseNamespace,
    name,
  });
  if (code === 404) return undefined;
  // Other than a refusal, a read of a lease is answered with it.
  return code < 400 ? (body as Lease) : known;
}
