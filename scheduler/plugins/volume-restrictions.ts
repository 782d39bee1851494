import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { oncePod } from "../../api/core/volume/access-modes.ts";
import { conflicts, isExclusive } from "../disk-conflicts.ts";
import type { Plugin, Pod, Rejection } from "../framework.ts";
import { type Disk, disksOf } from "../pod-disks.ts";
import type { Snapshot } from "../snapshot.ts";
import { claimKey, notFound, volumesSignature } from "../volumes.ts";

const name = "VolumeRestrictions";
const refusal = (reason: string): Rejection => ({
  plugin: name,
  reasons: [reason],
  unresolvable: false,
});
const diskConflict = refusal("node(s) had no available disk");
const claimConflict = refusal(
  "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already " +
    "in-use by another pod",
);

/**
 * Keeps a pod away from a claim for a single pod while another pod uses it, and from nodes where
 * others use a disk that they would not share.
 */
export const volumeRestrictions: Plugin = {
  name,
  sign: volumesSignature,
  preFilter(pod, snapshot) {
    const disks = disksOf(pod).filter(isExclusive);
    const claims = claimsOfPod(pod).filter(({ isEphemeral }) => !isEphemeral);
    if (disks.length === 0 && claims.length === 0) return undefined;
    const { volumes } = snapshot;
    let isTaken = false;
    for (const each of claims) {
      const key = claimKey(pod, each);
      const claim = volumes.sources.claims.get(key);
      if (claim === undefined) {
        return {
          rejection: {
            ...refusal(notFound("persistentvolumeclaim", each.name)),
            unresolvable: true,
          },
        };
      }
      const isForOne = claim.spec.accessModes?.includes(oncePod) === true;
      if (isForOne && volumes.isUsed(key, pod)) isTaken = true;
    }
    return {
      filter(slot) {
        if (disks.length > 0 && isInUse(disks, slot, { pod, snapshot })) return diskConflict;
        return isTaken ? claimConflict : undefined;
      },
      clusterWide: claims.length > 0,
    };
  },
  requeueOn: ["AssignedPodDelete", "NodeAdd", "PersistentVolumeClaimChange"],
};

/** True where a pod on the node has one of the disks. */
function isInUse(
  disks: readonly Disk[],
  slot: number,
  { pod, snapshot }: { readonly pod: Pod; readonly snapshot: Snapshot },
): boolean {
  for (const other of snapshot.info(slot).volumePods.values()) {
    if (other.metadata.uid === pod.metadata.uid) continue;
    for (const used of disksOf(other)) {
      if (disks.some((disk) => conflicts(disk, used))) return true;
    }
  }
  return false;
}
