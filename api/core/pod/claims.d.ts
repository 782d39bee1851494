/** The claims behind the volumes of a pod. Source: component-helpers/storage/ephemeral 1.36. */
import type { Pod } from "./pod.ts";
export interface PodClaim {
    /** Name of the claim, in the namespace of the pod. */
    readonly name: string;
    /** Name of the volume in the pod. */
    readonly volume: string;
    /** The claim is made for the pod and owned by it. */
    readonly isEphemeral: boolean;
    readonly readOnly: boolean;
}
/** The claims of a pod, in the order of its volumes. Most pods have none, and cost a look. */
export declare function claimsOfPod({ metadata, spec: { volumes } }: Pod): readonly PodClaim[];
