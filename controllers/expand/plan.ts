/** How claims grow. Source: kubernetes-csi/external-resizer 2, volume/expand 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { attachableOf } from "../../api/core/volume/attachable.ts";
import { requestOf } from "../../api/core/volume/match.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { compareQuantities } from "../../api/quantity.ts";
import { formatTime } from "../../api/runtime.ts";
import { type Action, record, update, updateStatus } from "../../client/action.ts";

/** True for a claim that asks for more than it has. */
export const isGrowing = (claim: PersistentVolumeClaim): boolean =>
  claim.status.phase === "Bound" &&
  compareQuantities(requestOf(claim), claim.status.capacity?.storage ?? "0") > 0;

/** Kubernetes leaves it to the driver of the volume, and says so. */
export function tellExpansion(claim: PersistentVolumeClaim): readonly Action[] {
  if (!isGrowing(claim)) return [];
  return [
    tell(claim, "ExternalExpanding", "waiting for an external controller to expand this PVC"),
  ];
}

export interface ObservedGrowth {
  readonly claim: PersistentVolumeClaim;
  readonly volume: PersistentVolume | undefined;
  readonly nowMs: number;
}

/** The next write: the claim is promised more, the volume grows, the file system is to follow. */
export function planResize({ claim, volume, nowMs }: ObservedGrowth): readonly Action[] {
  if (!isGrowing(claim) || volume === undefined || attachableOf(volume) === undefined) return [];
  const { allocatedResources, allocatedResourceStatuses: states } = claim.status;
  const wanted = requestOf(claim);
  const isPromised = compareQuantities(allocatedResources?.storage ?? "0", wanted) === 0;
  if (!isPromised || states?.storage === undefined) {
    const resizing = { type: "Resizing", status: "True" };
    return [
      withState(claim, "ControllerResizeInProgress", { ...resizing, ...since(nowMs) }),
      tell(claim, "Resizing", `External resizer is resizing volume ${volume.metadata.name}`),
    ];
  }
  if (states.storage !== "ControllerResizeInProgress") return [];
  if (compareQuantities(volume.spec.capacity?.storage ?? "0", wanted) < 0) {
    const capacity = { ...volume.spec.capacity, storage: wanted };
    return [update(PersistentVolume, { ...volume, spec: { ...volume.spec, capacity } })];
  }
  if (claim.spec.volumeMode === "Block") {
    return [grown(claim), tell(claim, "VolumeResizeSuccessful", "Resize volume succeeded")];
  }
  const pending = {
    type: "FileSystemResizePending",
    status: "True",
    ...since(nowMs),
    message: "Waiting for user to (re-)start a pod to finish file system resize of volume on node.",
  };
  return [
    withState(claim, "NodeResizePending", pending),
    tell(claim, "FileSystemResizeRequired", "Require file system resize of volume on node"),
  ];
}

type Condition = NonNullable<PersistentVolumeClaim["status"]["conditions"]>[number];

const since = (nowMs: number) => ({
  lastProbeTime: null,
  lastTransitionTime: formatTime(nowMs),
});

function withState(claim: PersistentVolumeClaim, state: string, condition: Condition): Action {
  const status = {
    ...claim.status,
    allocatedResources: { ...claim.status.allocatedResources, storage: requestOf(claim) },
    allocatedResourceStatuses: { ...claim.status.allocatedResourceStatuses, storage: state },
    conditions: [condition],
  };
  return updateStatus(Claims, { ...claim, status });
}

/** The claim has what it was promised. */
function grown(claim: PersistentVolumeClaim): Action {
  const { conditions: _, allocatedResourceStatuses: __, ...status } = claim.status;
  const capacity = { ...status.capacity, storage: requestOf(claim) };
  return updateStatus(Claims, { ...claim, status: { ...status, capacity } });
}

const tell = (regarding: PersistentVolumeClaim, reason: string, message: string): Action =>
  record({ regarding, type: "Normal", reason, message });
