import type { Note, Observed, Pending } from "../observed.ts";
import type { ContainerStatus, PodCondition, PodStatus } from "../types.ts";
/** The containers' statuses in the order of the spec. */
export interface Statuses {
    readonly initStatuses: readonly ContainerStatus[];
    readonly statuses: readonly ContainerStatus[];
}
export interface StatusInput extends Statuses {
    readonly sandboxReady: boolean;
    /** No container is started again: the pod is being deleted, or out of time. */
    readonly isTerminal: boolean;
    /** The pod fails, however its containers end. */
    readonly fails?: boolean;
    readonly reason?: string;
    readonly message?: string;
    /** Why the kubelet ends the pod, where it is not the pod's own doing. */
    readonly disruption?: string;
    /** Absent where there are none, or they stay as they are. */
    readonly ephemeralStatuses?: readonly ContainerStatus[];
    /** What is told of a change of resources; absent where it stays as it is. */
    readonly resizeConditions?: readonly PodCondition[];
    /** Whether all containers are being restarted; absent where that stays as it is. */
    readonly restartCondition?: PodCondition;
}
/** What becomes of the pod next, apart from how it is written. */
export interface PodPlan extends Pending, StatusInput {
    readonly notes: readonly Note[];
    /** After the status is written the object is removed. */
    readonly removes?: boolean;
}
export declare function currentStatuses({ pod: { spec, status } }: Observed): Statuses;
/** What a status is made of, beside what becomes of the containers. */
type StatusSource = Located & Pick<Observed, "nowMs">;
/** Where a pod is, and what addresses it has there. */
type Located = Pick<Observed, "pod" | "hostIP" | "furtherHostIPs" | "address" | "addressIPv6">;
export declare function podStatus(observed: StatusSource, input: StatusInput): PodStatus;
/** The addresses of a pod that shows none yet; none while it can have none. */
export declare function freshPodIPs(located: Located): PodIPs;
type PodIPs = NonNullable<PodStatus["podIPs"]>;
export {};
