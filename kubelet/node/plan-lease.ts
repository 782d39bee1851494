/** The kubelet's heartbeats. Source: component-helpers 1.36, apimachinery/lease. */
import { Lease } from "../../api/coordination/lease.ts";
import type { Node } from "../../api/core/node/node.ts";
import { formatMicroTime, parseTime } from "../../api/runtime.ts";
import { type Action, create, update } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { never } from "../observed.ts";
import { isUp } from "./plan-node.ts";
import { offAtMs } from "./shutdown.ts";

export interface ObservedLease {
  readonly name: string;
  readonly node: Node | undefined;
  readonly lease: Lease | undefined;
  readonly nowMs: number;
}

/** Source: kubelet 1.36, KubeletConfiguration nodeLeaseDurationSeconds; a quarter of it. */
export const leaseNamespace = "kube-node-lease";
const leaseDurationSeconds = 40;
const leaseRenewMs = 10_000;

/**
 * Keeps a node alive in the eyes of the control plane for as long as its machine is on. The memory
 * of the plan is the lease as it was seen last.
 */
export function planLease(observed: ObservedLease): Plan {
  const { node, lease, nowMs } = observed;
  if (node === undefined || !isUp(node)) return nothing;
  if ((offAtMs(node) ?? never) <= nowMs) return nothing;
  const dueMs = (parseTime(lease?.spec.renewTime) ?? 0) + leaseRenewMs;
  const memory = lease && { memory: lease };
  return dueMs <= nowMs
    ? {
        actions: [renewal(observed, node)],
        requeueAfterMs: leaseRenewMs,
        remembersAnswer: true,
        ...memory,
      }
    : { actions: [], requeueAfterMs: dueMs - nowMs, ...memory };
}

function renewal({ lease, name, nowMs }: ObservedLease, node: Node): Action {
  const renewTime = formatMicroTime(nowMs);
  if (lease !== undefined) return update(Lease, { ...lease, spec: { ...lease.spec, renewTime } });
  const uid = node.metadata.uid ?? "";
  return create(Lease, {
    metadata: {
      name,
      namespace: leaseNamespace,
      ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid }],
    },
    spec: { holderIdentity: name, leaseDurationSeconds, renewTime },
  });
}
