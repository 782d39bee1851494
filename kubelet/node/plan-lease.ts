/** The kubelet's heartbeats. Source: component-helpers 1.36, apimachinery/lease. */
import { Lease } from "../../api/coordination/lease.ts";
import type { Node } from "../../api/core/node/node.ts";
import { formatMicroTime, parseTime } from "../../api/runtime.ts";
import { type Action, create, update } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { never } from "../observed.ts";
import { isUp } from "./plan-node.ts";
import { isToShutDown, offAtMs } from "./shutdown.ts";

export interface ObservedLease {
  readonly name: string;
  readonly node: Node | undefined;
  /** Absent where there is none. */
  readonly lease: Lease | "unknown" | undefined;
  /** How often in a row it could neither be read nor made. */
  readonly misses: number;
  /** Whether the last write of it was refused. */
  readonly failed: boolean;
  readonly nowMs: number;
}

/** What a plan remembers: the lease as it was seen last, or how often there was none to be had. */
export type KnownLease = Lease | { readonly misses: number };

/** Source: kubelet 1.36, KubeletConfiguration nodeLeaseDurationSeconds; a quarter of it. */
export const leaseNamespace = "kube-node-lease";
const leaseDurationSeconds = 40;
export const leaseRenewMs = 10_000;

/** Source: component-helpers 1.36, apimachinery/lease backoffEnsureLease. */
const missedMsFirst = 200;
const missedMsMax = 7_000;

/** Keeps a node alive in the eyes of the control plane for as long as its machine is on. */
export function planLease(observed: ObservedLease): Plan {
  const { node, lease, misses, failed, nowMs } = observed;
  if (node === undefined || !isUp(node)) return nothing;
  if ((offAtMs(node) ?? never) <= nowMs) return nothing;
  if (lease === "unknown" || (lease === undefined && failed)) {
    const memory: KnownLease = { misses: misses + 1 };
    return {
      actions: [],
      requeueAfterMs: Math.min(missedMsFirst * 2 ** misses, missedMsMax),
      memory,
    };
  }
  const dueMs = (parseTime(lease?.spec.renewTime) ?? 0) + leaseRenewMs;
  if (dueMs > nowMs) return { actions: [], requeueAfterMs: dueMs - nowMs, memory: lease };
  const memory: KnownLease = lease ?? { misses };
  return {
    actions: [renewal(observed, lease, node)],
    requeueAfterMs: leaseRenewMs,
    memory,
    remembersAnswer: true,
    // A machine that shuts down has some of them left, and no more.
    renews: lease !== undefined && !isToShutDown(node),
  };
}

function renewal({ name, nowMs }: ObservedLease, lease: Lease | undefined, node: Node): Action {
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
