import type { PersistentVolumeClaim } from "../claim.ts";
import type { PersistentVolume } from "./persistent-volume.ts";
/** The reference by which a volume is bound to this very claim. */
export declare function claimRefTo({ metadata }: PersistentVolumeClaim): {
    kind: string;
    namespace: string | undefined;
    name: string | undefined;
    uid: string | undefined;
    apiVersion: string;
    resourceVersion: string | undefined;
};
/**
 * The volume, bound to the claim. Where a user had kept it for the claim, nothing says that it was
 * bound by a controller. Source: component-helpers GetBindVolumeToClaim 1.36.
 */
export declare function boundTo(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolume;
