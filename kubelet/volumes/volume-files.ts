/** How long the files in a PersistentVolume are kept. */
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";

/** What the files of a volume are kept under. No pod has such a key: no namespace has capitals. */
export const volumeStore = (volume: string): string => `PersistentVolume/${volume}`;

/**
 * Whether a change of a volume is the end of its files: where it was deleted because its claim was,
 * or is there for the next claim after it was recycled. What is retained outlives its object.
 */
export function losesFiles(
  next: PersistentVolume | undefined,
  previous: PersistentVolume | undefined,
): boolean {
  if (next === undefined) return previous?.spec.persistentVolumeReclaimPolicy === "Delete";
  const isRecycled = next.spec.persistentVolumeReclaimPolicy === "Recycle";
  return isRecycled && isClaimed(previous) && !isClaimed(next);
}

const isClaimed = (volume: PersistentVolume | undefined): boolean =>
  (volume?.spec.claimRef?.uid ?? "") !== "";
