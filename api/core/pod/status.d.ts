/** What has become of a pod. Source: core/v1 PodStatus 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** One aspect of a pod's state. */
export declare const PodCondition: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    lastProbeTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type PodCondition = ObjectOf<typeof PodCondition>;
/** An address of the pod. */
export declare const PodIP: import("zod").ZodObject<{
    ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type PodIP = ObjectOf<typeof PodIP>;
/** An address of the node. */
export declare const HostIP: import("zod").ZodObject<{
    ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type HostIP = ObjectOf<typeof HostIP>;
/** What came of a resource claim. */
export declare const PodResourceClaimStatus: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    resourceClaimName: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type PodResourceClaimStatus = ObjectOf<typeof PodResourceClaimStatus>;
/** A container's share in the claim of extended resources. */
export declare const ContainerExtendedResourceRequest: import("zod").ZodObject<{
    containerName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    resourceName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    requestName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type ContainerExtendedResourceRequest = ObjectOf<typeof ContainerExtendedResourceRequest>;
/** The claim that stands for extended resources. */
export declare const PodExtendedResourceClaimStatus: import("zod").ZodObject<{
    requestMappings: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        containerName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        resourceName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        requestName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>>;
    resourceClaimName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type PodExtendedResourceClaimStatus = ObjectOf<typeof PodExtendedResourceClaimStatus>;
/** Node resources that a claim has taken. */
export declare const NodeAllocatableResourceClaimStatus: import("zod").ZodObject<{
    resourceClaimName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    containers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    resources: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>>;
}, import("zod/v4/core").$strict>;
export type NodeAllocatableResourceClaimStatus = ObjectOf<typeof NodeAllocatableResourceClaimStatus>;
/** What has become of a pod. */
export declare const PodStatus: import("zod").ZodObject<{
    observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
    phase: import("zod").ZodOptional<import("zod").ZodString>;
    conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
        status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        lastProbeTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
        lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
        reason: import("zod").ZodOptional<import("zod").ZodString>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    nominatedNodeName: import("zod").ZodOptional<import("zod").ZodString>;
    hostIP: import("zod").ZodOptional<import("zod").ZodString>;
    hostIPs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    podIP: import("zod").ZodOptional<import("zod").ZodString>;
    podIPs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    startTime: import("zod").ZodOptional<import("zod").ZodString>;
    initContainerStatuses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
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
    }, import("zod/v4/core").$strict>>>;
    containerStatuses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
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
    }, import("zod/v4/core").$strict>>>;
    qosClass: import("zod").ZodOptional<import("zod").ZodString>;
    ephemeralContainerStatuses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
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
    }, import("zod/v4/core").$strict>>>;
    resize: import("zod").ZodOptional<import("zod").ZodString>;
    resourceClaimStatuses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        resourceClaimName: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    extendedResourceClaimStatus: import("zod").ZodOptional<import("zod").ZodObject<{
        requestMappings: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            containerName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            resourceName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            requestName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>>;
        resourceClaimName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    allocatedResources: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    resources: import("zod").ZodOptional<import("zod").ZodObject<{
        limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        claims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            request: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    nodeAllocatableResourceClaimStatuses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        resourceClaimName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        containers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        resources: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type PodStatus = ObjectOf<typeof PodStatus>;
