/** Finds pods by the claims that they use. */
import type { PersistentVolumeClaim } from "../api/core/claim.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type View } from "../client/controller.ts";
/** The keys of the claims that a pod uses, once each. */
export declare function claimKeysOf(pod: Pod): readonly string[];
/** For the watch of a controller that asks for the pods of a claim. */
export declare const claimIndices: {
    podsByClaim: typeof claimKeysOf;
};
/** The pods that name a claim, or have one of that name made for them. */
export declare const podsOfClaim: (view: View, claim: PersistentVolumeClaim) => readonly Pod[];
