/** Volumes stay while they are bound. Source: pkg/controller/volume/pvprotection 1.36. */
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { Plan } from "../../client/controller.ts";
import { planProtection } from "../protection.ts";

export const planVolumeProtection = (volume: PersistentVolume): Plan =>
  planProtection(PersistentVolume, volume, {
    finalizer: "kubernetes.io/pv-protection",
    isUsed: () => volume.status.phase === "Bound",
  });
