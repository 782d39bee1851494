/** What a container is doing. Source: core/v1 ContainerStatus 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** Not running yet, or not running again yet. */
export declare const ContainerStateWaiting: import("zod").ZodObject<{
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ContainerStateWaiting = ObjectOf<typeof ContainerStateWaiting>;
/** Running. */
export declare const ContainerStateRunning: import("zod").ZodObject<{
    startedAt: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ContainerStateRunning = ObjectOf<typeof ContainerStateRunning>;
/** Ended. */
export declare const ContainerStateTerminated: import("zod").ZodObject<{
    exitCode: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    signal: import("zod").ZodOptional<import("zod").ZodInt>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
    startedAt: import("zod").ZodOptional<import("zod").ZodString>;
    finishedAt: import("zod").ZodOptional<import("zod").ZodString>;
    containerID: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ContainerStateTerminated = ObjectOf<typeof ContainerStateTerminated>;
/** One of the three is set; none means waiting. */
export declare const ContainerState: import("zod").ZodObject<{
    waiting: import("zod").ZodOptional<import("zod").ZodObject<{
        reason: import("zod").ZodOptional<import("zod").ZodString>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    running: import("zod").ZodOptional<import("zod").ZodObject<{
        startedAt: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    terminated: import("zod").ZodOptional<import("zod").ZodObject<{
        exitCode: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        signal: import("zod").ZodOptional<import("zod").ZodInt>;
        reason: import("zod").ZodOptional<import("zod").ZodString>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
        startedAt: import("zod").ZodOptional<import("zod").ZodString>;
        finishedAt: import("zod").ZodOptional<import("zod").ZodString>;
        containerID: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type ContainerState = ObjectOf<typeof ContainerState>;
/** What came of an image volume. */
export declare const ImageVolumeStatus: import("zod").ZodObject<{
    imageRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type ImageVolumeStatus = ObjectOf<typeof ImageVolumeStatus>;
/** What came of a volume, by its kind. */
export declare const VolumeStatus: import("zod").ZodObject<{
    image: import("zod").ZodOptional<import("zod").ZodObject<{
        imageRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type VolumeStatus = ObjectOf<typeof VolumeStatus>;
/** What came of a mount. */
export declare const VolumeMountStatus: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    mountPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    recursiveReadOnly: import("zod").ZodOptional<import("zod").ZodString>;
    volumeStatus: import("zod").ZodOptional<import("zod").ZodObject<{
        image: import("zod").ZodOptional<import("zod").ZodObject<{
            imageRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type VolumeMountStatus = ObjectOf<typeof VolumeMountStatus>;
/** Users of Linux. */
export declare const LinuxContainerUser: import("zod").ZodObject<{
    uid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    gid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    supplementalGroups: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
}, import("zod/v4/core").$strict>;
export type LinuxContainerUser = ObjectOf<typeof LinuxContainerUser>;
/** Users, by operating system. */
export declare const ContainerUser: import("zod").ZodObject<{
    linux: import("zod").ZodOptional<import("zod").ZodObject<{
        uid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        gid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        supplementalGroups: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type ContainerUser = ObjectOf<typeof ContainerUser>;
/** The health of one device. */
export declare const ResourceHealth: import("zod").ZodObject<{
    resourceID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    health: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ResourceHealth = ObjectOf<typeof ResourceHealth>;
/** The health of one resource. */
export declare const ResourceStatus: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    resources: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        resourceID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        health: import("zod").ZodOptional<import("zod").ZodString>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type ResourceStatus = ObjectOf<typeof ResourceStatus>;
/** What a container is doing. */
export declare const ContainerStatus: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    state: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        waiting: import("zod").ZodOptional<import("zod").ZodObject<{
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        running: import("zod").ZodOptional<import("zod").ZodObject<{
            startedAt: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        terminated: import("zod").ZodOptional<import("zod").ZodObject<{
            exitCode: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            signal: import("zod").ZodOptional<import("zod").ZodInt>;
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
            startedAt: import("zod").ZodOptional<import("zod").ZodString>;
            finishedAt: import("zod").ZodOptional<import("zod").ZodString>;
            containerID: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    lastState: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        waiting: import("zod").ZodOptional<import("zod").ZodObject<{
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        running: import("zod").ZodOptional<import("zod").ZodObject<{
            startedAt: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        terminated: import("zod").ZodOptional<import("zod").ZodObject<{
            exitCode: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            signal: import("zod").ZodOptional<import("zod").ZodInt>;
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
            startedAt: import("zod").ZodOptional<import("zod").ZodString>;
            finishedAt: import("zod").ZodOptional<import("zod").ZodString>;
            containerID: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    ready: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodBoolean>>;
    restartCount: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    image: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    imageID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    containerID: import("zod").ZodOptional<import("zod").ZodString>;
    started: import("zod").ZodOptional<import("zod").ZodBoolean>;
    allocatedResources: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    resources: import("zod").ZodOptional<import("zod").ZodObject<{
        limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        claims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            request: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    volumeMounts: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        mountPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
        recursiveReadOnly: import("zod").ZodOptional<import("zod").ZodString>;
        volumeStatus: import("zod").ZodOptional<import("zod").ZodObject<{
            image: import("zod").ZodOptional<import("zod").ZodObject<{
                imageRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    user: import("zod").ZodOptional<import("zod").ZodObject<{
        linux: import("zod").ZodOptional<import("zod").ZodObject<{
            uid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            gid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            supplementalGroups: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
    allocatedResourcesStatus: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        resources: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            resourceID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            health: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    stopSignal: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ContainerStatus = ObjectOf<typeof ContainerStatus>;
