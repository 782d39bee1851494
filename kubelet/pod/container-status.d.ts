/** The statuses that a container goes through. Source: core/v1 ContainerStatus, kubelet 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceList } from "../../api/core/pod/pod-resources.ts";
import type { Container, ContainerStatus, Terminated } from "../types.ts";
/** A container that has never run. */
export declare function neverRun(container: Container, reason: string): ContainerStatus;
/** The same container, waiting; how it last ended is kept. */
export declare function waitingFor(status: ContainerStatus, reason: string, message: string | undefined): ContainerStatus;
/** A new run of a container. */
export interface Start {
    readonly pod: Pod;
    readonly container: Container;
    /** Of the container before. */
    readonly status: ContainerStatus;
    readonly startedMs: number;
    readonly restartCount: number;
    readonly level: number;
    /** The architecture of the node. */
    readonly architecture: string;
    /** Whether the image was not on the node before. */
    readonly fetched: boolean;
}
/** The container, running. */
export declare function running(start: Start): ContainerStatus;
/** Requests and limits of a container. */
export type Resources = NonNullable<ContainerStatus["resources"]>;
/**
 * What a container gets that starts now, or is resized: what its spec says, or what it had where
 * the node has not set that aside. Only requests are set aside, so limits go with them.
 */
export declare function granted(container: Container, status: ContainerStatus): {
    readonly allocatedResources?: ResourceList;
    readonly resources: Resources;
};
/** Whether the container whose status this is runs, or ran, the image that its spec names. */
export declare function runsImage({ imageID }: ContainerStatus, container: Container): boolean;
/** The exit code of a container that could not even be started. */
export declare const startErrorCode = 128;
/** A container whose process could not be started: it ended without having begun. */
export declare function startFailed(start: Start, message: string): ContainerStatus;
/** How a container ended. */
export interface End {
    readonly atMs: number;
    readonly exitCode: number;
    readonly reason?: string;
    readonly message?: string;
}
/** The container, ended. */
export declare function ended(status: ContainerStatus, end: End): ContainerStatus;
/** When a running container started, to the millisecond. */
export declare function startedMs({ state, containerID }: ContainerStatus): number | undefined;
/** When it ended, as the end of that second, and for how long it ran; 0 where it never began. */
export declare function span(terminated: Terminated): {
    finishedMs: number;
    ranMs: number;
};
