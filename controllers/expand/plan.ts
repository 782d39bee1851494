/** How claims grow. Source: kubernetes-csi/external-resizer 2, volume/expand 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { resizeConditions, withConditions } from "../../api/core/claim-conditions.ts";
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
  const size = sizeToReach(claim, volume);
  if (size === undefined) return [];
  const { allocatedResources, allocatedResourceStatuses: states } = claim.status;
  const isPromised = compareQuantities(allocatedResources?.storage ?? "0", size) === 0;
  if (!isPromised || states?.storage === undefined) {
    const resizing = { type: "Resizing", status: "True", ...since(nowMs) };
    return [
      withState(claim, "ControllerResizeInProgress", { condition: resizing, size }),
      tell(claim, "Resizing", `External resizer is resizing volume ${volume.metadata.name}`),
    ];
  }
  if (compareQuantities(volume.spec.capacity?.storage ?? "0", size) < 0) {
    const capacity = { ...volume.spec.capacity, storage: size };
    return [update(PersistentVolume, { ...volume, spec: { ...volume.spec, capacity } })];
  }
  if (claim.spec.volumeMode === "Block") {
    return [grown(claim, size), tell(claim, "VolumeResizeSuccessful", "Resize volume succeeded")];
  }
  const pending = {
    type: "FileSystemResizePending",
    status: "True",
    ...since(nowMs),
    message: "Waiting for user to (re-)start a pod to finish file system resize of volume on node.",
  };
  return [
    withState(claim, "NodeResizePending", { condition: pending, size }),
    tell(claim, "FileSystemResizeRequired", "Require file system resize of volume on node"),
  ];
}

/**
 * What was begun comes to its end before the claim gets what it asks for since then; nothing while
 * it is for a node to do so. Source: external-resizer, pkg/controller/expand_and_recover.go.
 */
function sizeToReach(claim: PersistentVolumeClaim, volume: PersistentVolume): string | undefined {
  const wanted = requestOf(claim);
  const present = volume.spec.capacity?.storage ?? "0";
  const { allocatedResources, allocatedResourceStatuses: states } = claim.status;
  const promised = allocatedResources?.storage ?? wanted;
  const isSmall = compareQuantities(present, wanted) < 0;
  switch (states?.storage) {
    case "NodeResizePending":
    case "NodeResizeInProgress":
      return isSmall && compareQuantities(present, promised) < 0 ? promised : undefined;
    case "NodeResizeInfeasible":
    case "ControllerResizeInProgress":
      return promised;
    default:
      return isSmall ? wanted : promised;
  }
}

type Condition = NonNullable<PersistentVolumeClaim["status"]["conditions"]>[number];

const since = (nowMs: number) => ({
  lastProbeTime: null,
  lastTransitionTime: formatTime(nowMs),
});

function withState(
  claim: PersistentVolumeClaim,
  state: string,
  { condition, size }: { readonly condition: Condition; readonly size: string },
): Action {
  const status = {
    ...withConditions(claim.status, resizeConditions, [condition]),
    allocatedResources: { ...claim.status.allocatedResources, storage: size },
    allocatedResourceStatuses: { ...claim.status.allocatedResourceStatuses, storage: state },
  };
  return updateStatus(Claims, { ...claim, status });
}

/** The claim has what it was promised. */
function grown(claim: PersistentVolumeClaim, size: string): Action {
  const { allocatedResourceStatuses: _, ...status } = withConditions(
    claim.status,
    resizeConditions,
  );
  const capacity = { ...status.capacity, storage: size };
  return updateStatus(Claims, { ...claim, status: { ...status, capacity } });
}

const tell = (regarding: PersistentVolumeClaim, reason: string, message: string): Action =>
  record({ regarding, type: "Normal", reason, message });
