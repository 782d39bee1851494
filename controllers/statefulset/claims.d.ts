/**
 * The claims of the pods of a StatefulSet. Source: stateful_pod_control, stateful_set_utils 1.36.
 */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
export type ClaimNamed = (name: string) => PersistentVolumeClaim | undefined;
/** Makes the claims of a pod that are missing. */
export declare function createClaims(statefulSet: StatefulSet, podName: string, claimNamed: ClaimNamed): readonly Action[];
/** True where a claim of the pod still has to go: it is being deleted, or was of a pod before. */
export declare function hasLeavingClaim(statefulSet: StatefulSet, podName: string, claimNamed: ClaimNamed): boolean;
/** Has the claims of a pod go with the set or with the pod, as the policy says. */
export declare function retainClaims(statefulSet: StatefulSet, pod: Pod, { ordinal, claimNamed }: {
    readonly ordinal: number;
    readonly claimNamed: ClaimNamed;
}): readonly Action[];
