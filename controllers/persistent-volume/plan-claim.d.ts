/** What becomes of a claim. Source: PersistentVolumeController.syncClaim 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import type { Plan } from "../../client/controller.ts";
export interface ObservedClaim {
    readonly claim: PersistentVolumeClaim;
    /** Those that come into question: of its class and without a claim, or kept for it. */
    readonly volumes: readonly PersistentVolume[];
    /** The volume that the claim names. */
    readonly named: PersistentVolume | undefined;
    readonly storageClass: StorageClass | undefined;
    /** The class of claims that name none. */
    readonly defaultClass: StorageClass | undefined;
    /** Names of the pods that use the claim and have no node yet. */
    readonly waitingPods: readonly string[];
}
export declare function planClaim(observed: ObservedClaim): Plan;
