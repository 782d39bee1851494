import { Pod } from "../../api/core/pod/pod.ts";
import type { DeviceAllocation } from "../../api/resource/claim-status.ts";
import type { DeviceTaint } from "../../api/resource/device.ts";
import { toleratesTaint } from "../../api/resource/device-taints.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, patchStatus, record, remove } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { disruptionTarget } from "../disruption-target.ts";

/** What one plan for a pod leaves to the next. */
export interface Eviction {
  readonly uid: string | undefined;
  /** The pod was asked to go: it is not told of again. */
  readonly isDone: boolean;
}

/** All that the eviction of a pod depends on. */
export interface Observed {
  readonly pod: Pod;
  /** The claims that the pod uses. */
  readonly claims: readonly ResourceClaim[];
  /** The taints that a device has now. */
  readonly taintsOf: (device: DeviceAllocation) => readonly DeviceTaint[];
  /** What the last plan left, where nothing of what it did failed. */
  readonly before: Eviction | undefined;
  readonly nowMs: number;
}

const disruption = {
  reason: "DeletionByDeviceTaintManager",
  message: "Device Taint manager: deleting due to NoExecute taint",
};

/**
 * Evicts a pod once a device that it uses has a NoExecute taint that its claim does not tolerate,
 * or not any longer. Unlike on nodes, the time is reckoned anew whenever anything changes.
 * Source: pkg/controller/devicetainteviction 1.36.
 */
export function planDeviceEviction(observed: Observed): Plan {
  const { pod, nowMs } = observed;
  const { uid, deletionTimestamp } = pod.metadata;
  const before = observed.before?.uid === uid ? observed.before : undefined;
  if (before?.isDone === true) return { actions: [], memory: before };
  const dueMs = evictionMs(observed);
  if (dueMs === undefined) {
    return before === undefined ? nothing : { actions: [tell(pod, "Cancelling deletion")] };
  }
  const pending: Eviction = { uid, isDone: false };
  if (dueMs > nowMs) return { actions: [], memory: pending, requeueAfterMs: dueMs - nowMs };
  const done: Eviction = { uid, isDone: true };
  return { actions: deletionTimestamp === undefined ? evict(pod, nowMs) : [], memory: done };
}

/** When the pod is to go, in milliseconds; `undefined` where it may stay. */
function evictionMs({ pod, claims, taintsOf, nowMs }: Observed): number | undefined {
  if ((pod.spec.nodeName ?? "") === "") return undefined;
  const due = claims
    .flatMap(({ status }) => status.allocation?.devices.results ?? [])
    .flatMap((device) =>
      taintsOf(device)
        .filter(({ effect }) => effect === "NoExecute")
        .map((taint) => (parseTime(taint.timeAdded) ?? nowMs) + toleratedMs(device, taint)),
    );
  const first = Math.min(...due);
  return Number.isFinite(first) ? first : undefined;
}

/**
 * For how long the claim tolerates the taint; `Infinity` for ever. Only tolerations that name the
 * effect count: one for all effects lets the device be allocated, and no more.
 */
function toleratedMs({ tolerations = [] }: DeviceAllocation, taint: DeviceTaint): number {
  const fitting = tolerations.filter(
    (each) => each.effect === "NoExecute" && toleratesTaint(each, taint),
  );
  if (fitting.length === 0) return 0;
  const seconds = fitting.flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []);
  // One that is for ever outdoes the others, whereas of the rest the shortest counts.
  if (seconds.length < fitting.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(...seconds)) * 1000;
}

function evict(pod: Pod, nowMs: number): readonly Action[] {
  const condition = disruptionTarget(pod, disruption, nowMs);
  return [
    tell(pod, "Marking for deletion"),
    ...(condition === undefined ? [] : [patchStatus(Pod, pod, { conditions: [condition] })]),
    remove(Pod, pod),
  ];
}

function tell({ metadata: { namespace, name, uid } }: Pod, message: string): Action {
  const regarding = { apiVersion: "v1", kind: "Pod", metadata: { namespace, name, uid } };
  return record({ regarding, type: "Normal", reason: "DeviceTaintManagerEviction", message });
}
