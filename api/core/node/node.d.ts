import { type ObjectOf } from "../../resource.ts";
declare const schema: import("zod").ZodObject<{
    apiVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    metadata: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        generateName: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        selfLink: import("zod").ZodOptional<import("zod").ZodString>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        generation: import("zod").ZodOptional<import("zod").ZodInt>;
        creationTimestamp: import("zod").ZodOptional<import("zod").ZodString>;
        deletionTimestamp: import("zod").ZodOptional<import("zod").ZodString>;
        deletionGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
        labels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        annotations: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        ownerReferences: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            apiVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            uid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            controller: import("zod").ZodOptional<import("zod").ZodBoolean>;
            blockOwnerDeletion: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>>;
        finalizers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        managedFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            manager: import("zod").ZodOptional<import("zod").ZodString>;
            operation: import("zod").ZodOptional<import("zod").ZodString>;
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            time: import("zod").ZodOptional<import("zod").ZodString>;
            fieldsType: import("zod").ZodOptional<import("zod").ZodString>;
            fieldsV1: import("zod").ZodUnknown;
            subresource: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    spec: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        podCIDR: import("zod").ZodOptional<import("zod").ZodString>;
        podCIDRs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        providerID: import("zod").ZodOptional<import("zod").ZodString>;
        unschedulable: import("zod").ZodOptional<import("zod").ZodBoolean>;
        taints: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            value: import("zod").ZodOptional<import("zod").ZodString>;
            effect: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            timeAdded: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
        configSource: import("zod").ZodOptional<import("zod").ZodObject<{
            configMap: import("zod").ZodOptional<import("zod").ZodObject<{
                namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                uid: import("zod").ZodOptional<import("zod").ZodString>;
                resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
                kubeletConfigKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        externalID: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        capacity: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        allocatable: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        phase: import("zod").ZodOptional<import("zod").ZodString>;
        conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            lastHeartbeatTime: import("zod").ZodOptional<import("zod").ZodString>;
            lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
        addresses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            address: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
        daemonEndpoints: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            kubeletEndpoint: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                Port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        nodeInfo: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            machineID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            systemUUID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            bootID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            kernelVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            osImage: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            containerRuntimeVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            kubeletVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            kubeProxyVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operatingSystem: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            architecture: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            swap: import("zod").ZodOptional<import("zod").ZodObject<{
                capacity: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>;
        images: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            names: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            sizeBytes: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>>;
        volumesInUse: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        volumesAttached: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            devicePath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
        config: import("zod").ZodOptional<import("zod").ZodObject<{
            assigned: import("zod").ZodOptional<import("zod").ZodObject<{
                configMap: import("zod").ZodOptional<import("zod").ZodObject<{
                    namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    uid: import("zod").ZodOptional<import("zod").ZodString>;
                    resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
                    kubeletConfigKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>;
            active: import("zod").ZodOptional<import("zod").ZodObject<{
                configMap: import("zod").ZodOptional<import("zod").ZodObject<{
                    namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    uid: import("zod").ZodOptional<import("zod").ZodString>;
                    resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
                    kubeletConfigKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>;
            lastKnownGood: import("zod").ZodOptional<import("zod").ZodObject<{
                configMap: import("zod").ZodOptional<import("zod").ZodObject<{
                    namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    uid: import("zod").ZodOptional<import("zod").ZodString>;
                    resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
                    kubeletConfigKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>;
            error: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        runtimeHandlers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodOptional<import("zod").ZodString>;
            features: import("zod").ZodOptional<import("zod").ZodObject<{
                recursiveReadOnlyMounts: import("zod").ZodOptional<import("zod").ZodBoolean>;
                userNamespaces: import("zod").ZodOptional<import("zod").ZodBoolean>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>;
        features: import("zod").ZodOptional<import("zod").ZodObject<{
            supplementalGroupsPolicy: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>;
        declaredFeatures: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type Node = ObjectOf<typeof schema>;
/** A machine that runs pods. Source: core/v1 Node 1.36. */
export declare const Node: import("../../resource.ts").ResourceDefinition<{
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name?: string | undefined;
        readonly generateName?: string | undefined;
        readonly namespace?: string | undefined;
        readonly selfLink?: string | undefined;
        readonly uid?: string | undefined;
        readonly resourceVersion?: string | undefined;
        readonly generation?: number | undefined;
        readonly creationTimestamp?: string | undefined;
        readonly deletionTimestamp?: string | undefined;
        readonly deletionGracePeriodSeconds?: number | undefined;
        readonly labels?: {
            readonly [x: string]: string;
        } | undefined;
        readonly annotations?: {
            readonly [x: string]: string;
        } | undefined;
        readonly ownerReferences?: readonly {
            readonly apiVersion: string;
            readonly kind: string;
            readonly name: string;
            readonly uid: string;
            readonly controller?: boolean | undefined;
            readonly blockOwnerDeletion?: boolean | undefined;
        }[] | undefined;
        readonly finalizers?: readonly string[] | undefined;
        readonly managedFields?: readonly {
            readonly manager?: string | undefined;
            readonly operation?: string | undefined;
            readonly apiVersion?: string | undefined;
            readonly time?: string | undefined;
            readonly fieldsType?: string | undefined;
            readonly fieldsV1: unknown;
            readonly subresource?: string | undefined;
        }[] | undefined;
    };
    readonly spec: {
        readonly podCIDR?: string | undefined;
        readonly podCIDRs?: readonly string[] | undefined;
        readonly providerID?: string | undefined;
        readonly unschedulable?: boolean | undefined;
        readonly taints?: readonly {
            readonly key: string;
            readonly value?: string | undefined;
            readonly effect: string;
            readonly timeAdded?: string | undefined;
        }[] | undefined;
        readonly configSource?: {
            readonly configMap?: {
                readonly namespace: string;
                readonly name: string;
                readonly uid?: string | undefined;
                readonly resourceVersion?: string | undefined;
                readonly kubeletConfigKey: string;
            } | undefined;
        } | undefined;
        readonly externalID?: string | undefined;
    };
    readonly status: {
        readonly capacity?: {
            readonly [x: string]: string;
        } | undefined;
        readonly allocatable?: {
            readonly [x: string]: string;
        } | undefined;
        readonly phase?: string | undefined;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly lastHeartbeatTime?: string | undefined;
            readonly lastTransitionTime?: string | undefined;
            readonly reason?: string | undefined;
            readonly message?: string | undefined;
        }[] | undefined;
        readonly addresses?: readonly {
            readonly type: string;
            readonly address: string;
        }[] | undefined;
        readonly daemonEndpoints: {
            readonly kubeletEndpoint: {
                readonly Port: number;
            };
        };
        readonly nodeInfo: {
            readonly machineID: string;
            readonly systemUUID: string;
            readonly bootID: string;
            readonly kernelVersion: string;
            readonly osImage: string;
            readonly containerRuntimeVersion: string;
            readonly kubeletVersion: string;
            readonly kubeProxyVersion: string;
            readonly operatingSystem: string;
            readonly architecture: string;
            readonly swap?: {
                readonly capacity?: number | undefined;
            } | undefined;
        };
        readonly images?: readonly {
            readonly names?: readonly string[] | undefined;
            readonly sizeBytes?: number | undefined;
        }[] | undefined;
        readonly volumesInUse?: readonly string[] | undefined;
        readonly volumesAttached?: readonly {
            readonly name: string;
            readonly devicePath: string;
        }[] | undefined;
        readonly config?: {
            readonly assigned?: {
                readonly configMap?: {
                    readonly namespace: string;
                    readonly name: string;
                    readonly uid?: string | undefined;
                    readonly resourceVersion?: string | undefined;
                    readonly kubeletConfigKey: string;
                } | undefined;
            } | undefined;
            readonly active?: {
                readonly configMap?: {
                    readonly namespace: string;
                    readonly name: string;
                    readonly uid?: string | undefined;
                    readonly resourceVersion?: string | undefined;
                    readonly kubeletConfigKey: string;
                } | undefined;
            } | undefined;
            readonly lastKnownGood?: {
                readonly configMap?: {
                    readonly namespace: string;
                    readonly name: string;
                    readonly uid?: string | undefined;
                    readonly resourceVersion?: string | undefined;
                    readonly kubeletConfigKey: string;
                } | undefined;
            } | undefined;
            readonly error?: string | undefined;
        } | undefined;
        readonly runtimeHandlers?: readonly {
            readonly name?: string | undefined;
            readonly features?: {
                readonly recursiveReadOnlyMounts?: boolean | undefined;
                readonly userNamespaces?: boolean | undefined;
            } | undefined;
        }[] | undefined;
        readonly features?: {
            readonly supplementalGroupsPolicy?: boolean | undefined;
        } | undefined;
        readonly declaredFeatures?: readonly string[] | undefined;
    };
} & import("../../resource.ts").KubeObject>;
export {};
