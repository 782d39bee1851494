/**
 * How volumes change to other attributes. Source: kubernetes-csi/external-resizer 2,
 * pkg/modifycontroller.
 */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { withConditions } from "../../api/core/claim-conditions.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { attachableOf } from "../../api/core/volume/attachable.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { formatTime } from "../../api/runtime.ts";
import type { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import { type Action, record, update, updateStatus } from "../../client/action.ts";

export interface ObservedAttributes {
  readonly claim: PersistentVolumeClaim;
  readonly volume: PersistentVolume | undefined;
  /** The class that the claim wants, if it is there. */
  readonly wanted: VolumeAttributesClass | undefined;
  readonly nowMs: number;
}

/** The class that a bound claim wants for its volume; empty where it wants none. */
export const wantedClass = ({ spec, status }: PersistentVolumeClaim): string =>
  status.phase === "Bound" ? (spec.volumeAttributesClassName ?? "") : "";

/** True for a claim whose volume is to have other attributes, or was to have them. */
export const isModifying = (claim: PersistentVolumeClaim): boolean => {
  const wanted = wantedClass(claim);
  if (wanted === "") return false;
  return wanted !== claim.status.currentVolumeAttributesClassName || isUnderWay(claim);
};

const isUnderWay = ({ status }: PersistentVolumeClaim) =>
  (status.conditions ?? []).some(({ type }) => type === modifying);

const modifying = "ModifyingVolume";
const modifyConditions = [modifying, "ModifyVolumeError"];

/** The next write: the claim says what is done, the volume has it, the claim has it. */
export function planModify(observed: ObservedAttributes): readonly Action[] {
  const { claim, volume, wanted } = observed;
  if (!isModifying(claim) || volume === undefined || attachableOf(volume) === undefined) return [];
  const target = wantedClass(claim);
  const { currentVolumeAttributesClassName: current, modifyVolumeStatus: state } = claim.status;
  if (target === current) return cancel(claim, volume, current);
  const isAt = (status: string) =>
    state?.status === status && state.targetVolumeAttributesClassName === target;
  if (wanted === undefined) {
    if (isAt("Pending")) return [];
    const message = `VAC ${JSON.stringify(target)} does not exist.`;
    return [withState(claim, "Pending"), tell(claim, "VolumeModifyFailed", message)];
  }
  if (!isAt("InProgress")) return begin(claim, observed.nowMs);
  if (volume.spec.volumeAttributesClassName !== target) return [withClass(volume, target)];
  const { name } = claim.metadata;
  const done = `external resizer modified volume ${name} with vac ${target} successfully`;
  return [settled(claim, target), tell(claim, "VolumeModifySuccessful", done)];
}

function begin(claim: PersistentVolumeClaim, nowMs: number): readonly Action[] {
  const { name } = claim.metadata;
  const message = `external resizer is modifying volume ${name} with vac ${wantedClass(claim)}`;
  const condition = {
    type: modifying,
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: formatTime(nowMs),
    message: "ModifyVolume operation in progress.",
  };
  const status = withConditions(claim.status, modifyConditions, [condition]);
  return [withState({ ...claim, status }, "InProgress"), tell(claim, "VolumeModify", message)];
}

/** Whoever goes back to the class of before has it at once. */
function cancel(
  claim: PersistentVolumeClaim,
  volume: PersistentVolume,
  current: string,
): readonly Action[] {
  if (volume.spec.volumeAttributesClassName !== current) return [withClass(volume, current)];
  return [settled(claim, current), tell(claim, "VolumeModifyCancelled", "Cancelled modify.")];
}

const withClass = (volume: PersistentVolume, volumeAttributesClassName: string): Action =>
  update(PersistentVolume, { ...volume, spec: { ...volume.spec, volumeAttributesClassName } });

function withState(claim: PersistentVolumeClaim, status: string): Action {
  const targetVolumeAttributesClassName = wantedClass(claim);
  const modifyVolumeStatus = { targetVolumeAttributesClassName, status };
  return updateStatus(Claims, { ...claim, status: { ...claim.status, modifyVolumeStatus } });
}

/** The claim has the class, and nothing is under way. */
function settled(claim: PersistentVolumeClaim, current: string): Action {
  const { modifyVolumeStatus: _, ...status } = withConditions(claim.status, modifyConditions);
  return updateStatus(Claims, {
    ...claim,
    status: { ...status, currentVolumeAttributesClassName: current },
  });
}

const tell = (regarding: PersistentVolumeClaim, reason: string, message: string): Action => {
  const type = reason === "VolumeModifyFailed" ? "Warning" : "Normal";
  return record({ regarding, type, reason, message });
};
