/** The phase of a pod from the states of its containers. Source: kubelet 1.36, getPhase. */
import type { ContainerStatus, PodSpec } from "../types.ts";
export type Phase = "Pending" | "Running" | "Succeeded" | "Failed";
export interface PhaseInput {
    readonly spec: PodSpec;
    /** In the order of the spec, one for each container. */
    readonly initStatuses: readonly ContainerStatus[];
    readonly statuses: readonly ContainerStatus[];
    /** No container will be started again, whatever the restart policy says. */
    readonly isTerminal: boolean;
    /** All containers will be, whatever it says. */
    readonly isRestarting?: boolean;
}
export declare function podPhase(input: PhaseInput): Phase;
