/** What kubelets know of claims and of the volumes behind them. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { type View } from "../../client/controller.ts";
import type { ClaimState } from "../observed.ts";
/** Pods by the claims that they use, for the watch of pods. */
export declare const claimIndices: {
    "kubelet/claim": (pod: Pod) => readonly string[];
};
/** The pods that use a claim. */
export declare const podsOfClaim: (claim: PersistentVolumeClaim, view: View) => readonly Pod[];
/** The pods of the node that wait for its volume. */
export declare function podKeysOfAttachment({ spec }: VolumeAttachment, view: View): readonly string[];
interface Asked {
    readonly namespace: string | undefined;
    readonly name: string;
    readonly node: string;
}
/** How far the volume of a claim is on its way to a node. */
export declare function claimState(view: View, { namespace, name, node }: Asked): ClaimState | undefined;
/** The names of the attached volumes that pods of one node have in use, sorted. */
export declare function volumesInUse(view: View, pods: readonly Pod[]): readonly string[];
export {};
