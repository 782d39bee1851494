/** The conditions that the kubelet keeps on pods. Source: kubelet 1.36, pkg/kubelet/status. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ContainerStatus, PodCondition } from "../types.ts";
import type { Phase } from "./phase.ts";
export interface ConditionsInput {
    readonly pod: Pod;
    readonly nowMs: number;
    readonly phase: Phase;
    readonly sandboxReady: boolean;
    readonly initStatuses: readonly ContainerStatus[];
    readonly statuses: readonly ContainerStatus[];
    /** Why the kubelet ends the pod, where it is not the pod's own doing. */
    readonly disruption?: string | undefined;
    /** What is told of a change of resources; undefined where it stays as it is. */
    readonly resizeConditions?: readonly PodCondition[] | undefined;
    /** What is told of a restart of all containers; undefined where it stays as it is. */
    readonly restartCondition?: PodCondition | undefined;
}
/** True for the conditions that tell of a change of resources. */
export declare const isResizeCondition: (type: string) => boolean;
/** The pod's conditions: those of a resize, those of others as they are, then the kubelet's own. */
export declare function podConditions(input: ConditionsInput): readonly PodCondition[];
