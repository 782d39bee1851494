/** What becomes of a volume. Source: PersistentVolumeController.syncVolume 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { type Action } from "../../client/action.ts";
export interface ObservedVolume {
    readonly volume: PersistentVolume;
    /** The claim of the name that the volume refers to. */
    readonly claim: PersistentVolumeClaim | undefined;
}
export declare function planVolume({ volume, claim: found }: ObservedVolume): readonly Action[];
