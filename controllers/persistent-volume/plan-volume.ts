/** What becomes of a volume. Source: PersistentVolumeController.syncVolume 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { boundByController, provisionedBy } from "../../api/core/volume/annotations.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { type Action, remove, update } from "../../client/action.ts";
import { setVolumePhase, tell, warn } from "./bind.ts";

export interface ObservedVolume {
  readonly volume: PersistentVolume;
  /** The claim of the name that the volume refers to. */
  readonly claim: PersistentVolumeClaim | undefined;
}

export function planVolume({ volume, claim: found }: ObservedVolume): readonly Action[] {
  const { claimRef } = volume.spec;
  const { uid = "" } = claimRef ?? {};
  if (claimRef === undefined || uid === "") return setVolumePhase(volume, "Available");
  // Another claim of the same name, made since, is none of its business.
  const claim = found?.metadata.uid === uid ? found : undefined;
  if (claim === undefined) return planReleased(volume);
  const { volumeName = "" } = claim.spec;
  if (volumeName === "") {
    return volume.spec.volumeMode === claim.spec.volumeMode ? [] : tellMismatch(volume, claim);
  }
  if (volumeName === volume.metadata.name) return setVolumePhase(volume, "Bound");
  const isSurplus =
    volume.metadata.annotations?.[provisionedBy] !== undefined &&
    volume.spec.persistentVolumeReclaimPolicy === "Delete";
  return isSurplus ? planReleased(volume) : [update(PersistentVolume, unbound(volume))];
}

/** A volume whose claim is gone is kept, emptied or deleted. */
function planReleased(volume: PersistentVolume): readonly Action[] {
  const { phase } = volume.status;
  if (phase !== "Released" && phase !== "Failed") return setVolumePhase(volume, "Released");
  switch (volume.spec.persistentVolumeReclaimPolicy) {
    case "Recycle":
      return planRecycling(volume);
    case "Delete":
      return planDeletion(volume);
    default:
      return [];
  }
}

/** Only two kinds of volumes can be emptied. */
function planRecycling(volume: PersistentVolume): readonly Action[] {
  const { nfs, hostPath } = volume.spec;
  if (nfs !== undefined || hostPath !== undefined) {
    return [
      update(PersistentVolume, unbound(volume)),
      tell(volume, "VolumeRecycled", "Volume recycled"),
    ];
  }
  const reason = "VolumeFailedRecycle";
  return setVolumePhase(volume, "Failed", {
    reason,
    message: "No recycler plugin found for the volume!",
  });
}

/** What somebody made is theirs to delete, and so is what a driver has. */
function planDeletion(volume: PersistentVolume): readonly Action[] {
  const { annotations, deletionTimestamp } = volume.metadata;
  if (annotations?.[provisionedBy] !== undefined || volume.spec.csi !== undefined) return [];
  const problem = deletionProblem(volume);
  if (problem !== undefined) {
    return setVolumePhase(volume, "Failed", { reason: "VolumeFailedDelete", message: problem });
  }
  return deletionTimestamp === undefined ? [remove(PersistentVolume, volume)] : [];
}

/** Why Kubernetes itself cannot delete it: it knows no more than directories for tests. */
function deletionProblem({ metadata, spec }: PersistentVolume): string | undefined {
  const { hostPath, nfs, local } = spec;
  if (hostPath !== undefined) {
    return /\/tmp\/.+/.test(hostPath.path)
      ? undefined
      : `host_path deleter only supports /tmp/.+ but received provided ${hostPath.path}`;
  }
  const isKnown = nfs !== undefined || local !== undefined;
  const why = isKnown ? "no deletable volume plugin matched" : "no volume plugin matched";
  return `error getting deleter volume plugin for volume "${metadata.name}": ${why}`;
}

/** A volume that was kept for a claim of that name by a user still is, for the next one. */
function unbound(volume: PersistentVolume): PersistentVolume {
  const { claimRef, ...spec } = volume.spec;
  const { annotations = {} } = volume.metadata;
  const { [boundByController]: ours, ...kept } = annotations;
  if (ours === undefined) {
    const { uid: _, ...named } = claimRef ?? {};
    return { ...volume, spec: { ...spec, claimRef: named } };
  }
  const changes = { annotations: Object.keys(kept).length === 0 ? undefined : kept };
  return { ...volume, spec, metadata: changeMetadata(volume.metadata, changes) };
}

function tellMismatch(volume: PersistentVolume, claim: PersistentVolumeClaim) {
  const why = "due to incompatible volumeMode.";
  const { name: claimName } = claim.metadata;
  const { name: volumeName } = volume.metadata;
  return [
    warn(
      volume,
      "VolumeMismatch",
      `Cannot bind PersistentVolume to requested PersistentVolumeClaim "${claimName}" ${why}`,
    ),
    warn(
      claim,
      "VolumeMismatch",
      `Cannot bind PersistentVolume "${volumeName}" to requested PersistentVolumeClaim ${why}`,
    ),
  ];
}
