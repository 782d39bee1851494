/** The kubelet's heartbeats. Source: component-helpers 1.36, apimachinery/lease. */
import { Lease } from "../../api/coordination/lease.ts";
import type { Node } from "../../api/core/node/node.ts";
import { formatMicroTime, parseTime } from "../../api/runtime.ts";
import { type Action, create, untyped } from "../../client/action.ts";
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

/** Keeps a node alive in the eyes of the control plane for as long as its machine is on. */
export function planLease(observed: ObservedLease): Plan {
  const { node, lease, nowMs } = observed;
  if (node === undefined || !isUp(node)) return nothing;
  if ((offAtMs(node) ?? never) <= nowMs) return nothing;
  const renewMs = renewAtMs(lease, nowMs);
  return renewMs <= nowMs
    ? { actions: [renewal(observed, node)], requeueAfterMs: leaseRenewMs }
    : { actions: [], requeueAfterMs: renewMs - nowMs };
}

/** When the lease is to be renewed; of one that is due to the millisecond no time is read. */
function renewAtMs(lease: Lease | undefined, nowMs: number): number {
  const renewTime = lease?.spec.renewTime;
  if (renewTime === formatMicroTime(nowMs - leaseRenewMs)) return nowMs;
  return (parseTime(renewTime) ?? 0) + leaseRenewMs;
}

function renewal({ lease, name, nowMs }: ObservedLease, node: Node): Action {
  const renewTime = formatMicroTime(nowMs);
  // Whichever version of the lease the kubelet has seen last.
  if (lease !== undefined) return renewed(name, renewTime);
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

const renewed = (name: string, renewTime: string): Action => ({
  do: "patch",
  resource: untyped(Lease),
  namespace: leaseNamespace,
  name,
  patchType: "merge",
  patch: { spec: { renewTime } },
});
