/** What a provisioner does. Source: kubernetes-csi/external-provisioner 6. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import { type Action } from "../../client/action.ts";
/** Keeps a volume until the provisioner has disposed of what is behind it. */
export declare const provisionerFinalizer = "external-provisioner.volume.kubernetes.io/finalizer";
export interface ObservedRequest {
    readonly claim: PersistentVolumeClaim;
    readonly storageClass: StorageClass | undefined;
    /** The volume that was made for the claim already. */
    readonly made: PersistentVolume | undefined;
}
/** The name of the volume that is made for a claim. */
export declare const madeVolumeName: ({ metadata }: PersistentVolumeClaim) => string;
/** Makes the volume that a claim was promised. */
export declare function planRequest({ claim, storageClass, made }: ObservedRequest): readonly Action[];
/** Disposes of a volume that a provisioner made, once its claim is gone. */
export declare function planDisposal(volume: PersistentVolume, isAttached: boolean): readonly Action[];
