/**
 * Brings a claim and a volume together, one write after another: the volume refers to the claim, is
 * said to be bound, then the claim names the volume and is said to be bound. After any of them it
 * goes on where it stopped. Source: PersistentVolumeController.bind 1.36.
 */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { bindCompleted, boundByController } from "../../api/core/volume/annotations.ts";
import { boundTo } from "../../api/core/volume/claim-ref.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { equalJson } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { canonicalQuantity, parseQuantity } from "../../api/quantity.ts";
import { type Action, type EventNote, record, update, updateStatus } from "../../client/action.ts";

/** The next write; none where the two are bound and say so. */
export function planBinding(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
): readonly Action[] {
  if (volume.spec.claimRef?.uid !== claim.metadata.uid) {
    return [update(PersistentVolume, boundTo(volume, claim))];
  }
  if (volume.status.phase !== "Bound") return setVolumePhase(volume, "Bound");
  const bound = withVolume(claim, volume.metadata.name ?? "");
  if (bound !== claim) return [update(Claims, bound)];
  return setClaimPhase(claim, "Bound", volume);
}

function withVolume(claim: PersistentVolumeClaim, volumeName: string): PersistentVolumeClaim {
  const named =
    claim.spec.volumeName === volumeName
      ? claim
      : { ...annotated(claim, boundByController), spec: { ...claim.spec, volumeName } };
  return annotated(named, bindCompleted);
}

function annotated(object: PersistentVolumeClaim, key: string): PersistentVolumeClaim {
  const { annotations } = object.metadata;
  if (annotations?.[key] !== undefined) return object;
  const changes = { annotations: { ...annotations, [key]: "yes" } };
  return { ...object, metadata: changeMetadata(object.metadata, changes) };
}

/** Says in which phase a volume is, and tells of it where it is told something new. */
export function setVolumePhase(
  volume: PersistentVolume,
  phase: string,
  { message, reason }: { readonly message?: string; readonly reason?: string } = {},
): readonly Action[] {
  if (volume.status.phase === phase) return [];
  const status = message === undefined ? { phase } : { phase, message };
  const write = updateStatus(PersistentVolume, { ...volume, status });
  if (message === undefined || reason === undefined) return [write];
  return [write, warn(volume, reason, message)];
}

/** Says in which phase a claim is. One that becomes bound holds and has what its volume does. */
export function setClaimPhase(
  claim: PersistentVolumeClaim,
  phase: "Pending" | "Bound" | "Lost",
  volume?: PersistentVolume,
): readonly Action[] {
  const { accessModes: _, capacity, currentVolumeAttributesClassName, ...rest } = claim.status;
  const held = rest.phase === phase || volume === undefined ? capacity : capacityOf(volume);
  // A claim that has its volume may be on the way from one class to another.
  const isNew = rest.phase === "Pending" && phase === "Bound";
  const attributes = isNew
    ? volume?.spec.volumeAttributesClassName
    : currentVolumeAttributesClassName;
  const status: PersistentVolumeClaim["status"] = {
    ...rest,
    phase,
    ...(volume?.spec.accessModes && { accessModes: volume.spec.accessModes }),
    ...(volume !== undefined && held !== undefined && { capacity: held }),
    ...(volume !== undefined &&
      attributes !== undefined && { currentVolumeAttributesClassName: attributes }),
  };
  return equalJson(status, claim.status) ? [] : [updateStatus(Claims, { ...claim, status })];
}

/** What is in its annotation is what a file system has that is yet to grow with its volume. */
function capacityOf({ metadata, spec }: PersistentVolume): PersistentVolume["spec"]["capacity"] {
  const storage = metadata.annotations?.["volume.alpha.kubernetes.io/pre-resize-capacity"];
  if (storage === undefined || parseQuantity(storage) === undefined) return spec.capacity;
  return { ...spec.capacity, storage: canonicalQuantity(storage) };
}

export const warn = (regarding: EventNote["regarding"], reason: string, message: string): Action =>
  record({ regarding, type: "Warning", reason, message });

export const tell = (regarding: EventNote["regarding"], reason: string, message: string): Action =>
  record({ regarding, type: "Normal", reason, message });
