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
import {
  type KnownLease,
  leaseNamespace,
  leaseRenewMs,
  type ObservedLease,
  planLease,
} from "./plan-lease.ts";
import { isUp } from "./plan-node.ts";
import { isToShutDown } from "./shutdown.ts";

/**
 * An update is tried so often without a pause, and then when the next one would be due.
 * Source: component-helpers 1.36, apimachinery/lease: twice maxUpdateRetries.
 */
const updatesMax = 10;
const retryMs = (failures: number) => (failures % updatesMax === 0 ? leaseRenewMs : 0);

/**
 * Sends the heartbeats of nodes, apart from all else that kubelets write: whatever these wait for,
 * and whoever no longer hears anything of the API server, goes on being alive. Its keys are names
 * of nodes.
 */
export function nodeLeaseController({ machines }: Pick<KubeletOptions, "machines">): Controller {
  const controller: Controller = {
    name: "kubelet-node-lease",
    retryMs,
    watches: [
      watch(Node, {
        keys: ({ metadata: { name = "" } }) => (machines.has(name) ? [name] : []),
        when: (next, previous) => stateOf(next) !== stateOf(previous),
        heedsRenewals: false,
      }),
    ],
    reconcile: (name, view, context) =>
      planLease({
        name,
        node: view.get(Node, undefined, name),
        nowMs: view.nowMs,
        ...latestLease(name, view, context),
      }),
  };
  return heedingFaults(controller, keyedByNode(machines));
}

/** What of a node tells whether it goes on being alive. */
function stateOf(node: Node | undefined): "none" | "off" | "shutting down" | "on" {
  if (node === undefined) return "none";
  if (!isUp(node)) return "off";
  return isToShutDown(node) ? "shutting down" : "on";
}

/**
 * The lease of a node as its kubelet was answered last; where that was a refusal, as the server has
 * it now. Kubelets do not watch leases. Source: component-helpers 1.36, apimachinery/lease.
 */
function latestLease(
  name: string,
  view: View,
  { memory, failure }: ReconcileContext,
): Pick<ObservedLease, "lease" | "misses" | "failed"> {
  // Plans remember nothing else.
  const known = memory as KnownLease | undefined;
  const failed = failure !== undefined;
  if (known !== undefined && "spec" in known && !failed) return { lease: known, misses: 0, failed };
  const { code, body } = view.read({
    verb: "get",
    resource: Lease,
    namespace: leaseNamespace,
    name,
  });
  const misses = known !== undefined && "misses" in known ? known.misses : 0;
  if (code === 404) return { lease: undefined, misses, failed };
  // Other than a refusal, a read of a lease is answered with it.
  return { lease: code < 400 ? (body as Lease) : "unknown", misses, failed };
}
