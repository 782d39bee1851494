/** Volumes stay while they are bound. Source: pkg/controller/volume/pvprotection 1.36. */
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { update } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";

const finalizer = "kubernetes.io/pv-protection";

export function planVolumeProtection(volume: PersistentVolume): Plan {
  const { finalizers = [], deletionTimestamp } = volume.metadata;
  const isProtected = finalizers.includes(finalizer);
  if ((deletionTimestamp === undefined) === isProtected) return nothing;
  if (isProtected && volume.status.phase === "Bound") return nothing;
  const changed = isProtected
    ? finalizers.filter((each) => each !== finalizer)
    : [...finalizers, finalizer];
  const metadata = changeMetadata(volume.metadata, { finalizers: changed });
  return { actions: [update(PersistentVolume, { ...volume, metadata })] };
}
