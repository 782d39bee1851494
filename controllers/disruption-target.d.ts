/** How controllers say that they are about to end a pod. Source: pkg/util/pod 1.36. */
import type { Pod } from "../api/core/pod/pod.ts";
export interface Disruption {
    readonly reason: string;
    readonly message: string;
}
/** The condition that tells of a disruption, or `undefined` where the pod has it already. */
export declare function disruptionTarget(pod: Pod, { reason, message }: Disruption, nowMs: number): {
    type: string;
    status: string;
    reason: string;
    message: string;
    observedGeneration?: number | undefined;
    lastTransitionTime: string | undefined;
} | undefined;
