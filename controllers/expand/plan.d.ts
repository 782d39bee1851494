/** How claims grow. Source: kubernetes-csi/external-resizer 2, volume/expand 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { type Action } from "../../client/action.ts";
/** True for a claim that asks for more than it has. */
export declare const isGrowing: (claim: PersistentVolumeClaim) => boolean;
/** Kubernetes leaves it to the driver of the volume, and says so. */
export declare function tellExpansion(claim: PersistentVolumeClaim): readonly Action[];
export interface ObservedGrowth {
    readonly claim: PersistentVolumeClaim;
    readonly volume: PersistentVolume | undefined;
    readonly nowMs: number;
}
/** The next write: the claim is promised more, the volume grows, the file system is to follow. */
export declare function planResize({ claim, volume, nowMs }: ObservedGrowth): readonly Action[];
