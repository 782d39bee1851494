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
        ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodOptional<import("zod").ZodString>;
            protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            appProtocol: import("zod").ZodOptional<import("zod").ZodString>;
            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            targetPort: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
            nodePort: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>>;
        selector: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        clusterIP: import("zod").ZodOptional<import("zod").ZodString>;
        clusterIPs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        type: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        externalIPs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        sessionAffinity: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        loadBalancerIP: import("zod").ZodOptional<import("zod").ZodString>;
        loadBalancerSourceRanges: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        externalName: import("zod").ZodOptional<import("zod").ZodString>;
        externalTrafficPolicy: import("zod").ZodOptional<import("zod").ZodString>;
        healthCheckNodePort: import("zod").ZodOptional<import("zod").ZodInt>;
        publishNotReadyAddresses: import("zod").ZodOptional<import("zod").ZodBoolean>;
        sessionAffinityConfig: import("zod").ZodOptional<import("zod").ZodObject<{
            clientIP: import("zod").ZodOptional<import("zod").ZodObject<{
                timeoutSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        ipFamilies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        ipFamilyPolicy: import("zod").ZodOptional<import("zod").ZodString>;
        allocateLoadBalancerNodePorts: import("zod").ZodOptional<import("zod").ZodBoolean>;
        loadBalancerClass: import("zod").ZodOptional<import("zod").ZodString>;
        internalTrafficPolicy: import("zod").ZodOptional<import("zod").ZodString>;
        trafficDistribution: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        loadBalancer: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            ingress: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                ip: import("zod").ZodOptional<import("zod").ZodString>;
                hostname: import("zod").ZodOptional<import("zod").ZodString>;
                ipMode: import("zod").ZodOptional<import("zod").ZodString>;
                ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                    protocol: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    error: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
            lastTransitionTime: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            reason: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            message: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type Service = ObjectOf<typeof schema>;
export type ServiceSpec = Service["spec"];
export type ServicePort = NonNullable<ServiceSpec["ports"]>[number];
/**
 * One address and name for a set of pods. Addresses and node ports are allocated by the server
 * before validation. Source: core/v1 Service 1.36.
 */
export declare const Service: import("../../resource.ts").ResourceDefinition<{
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
        readonly ports?: readonly {
            readonly name?: string | undefined;
            readonly protocol: string;
            readonly appProtocol?: string | undefined;
            readonly port: number;
            readonly targetPort?: string | number | undefined;
            readonly nodePort?: number | undefined;
        }[] | undefined;
        readonly selector?: {
            readonly [x: string]: string;
        } | undefined;
        readonly clusterIP?: string | undefined;
        readonly clusterIPs?: readonly string[] | undefined;
        readonly type: string;
        readonly externalIPs?: readonly string[] | undefined;
        readonly sessionAffinity: string;
        readonly loadBalancerIP?: string | undefined;
        readonly loadBalancerSourceRanges?: readonly string[] | undefined;
        readonly externalName?: string | undefined;
        readonly externalTrafficPolicy?: string | undefined;
        readonly healthCheckNodePort?: number | undefined;
        readonly publishNotReadyAddresses?: boolean | undefined;
        readonly sessionAffinityConfig?: {
            readonly clientIP?: {
                readonly timeoutSeconds?: number | undefined;
            } | undefined;
        } | undefined;
        readonly ipFamilies?: readonly string[] | undefined;
        readonly ipFamilyPolicy?: string | undefined;
        readonly allocateLoadBalancerNodePorts?: boolean | undefined;
        readonly loadBalancerClass?: string | undefined;
        readonly internalTrafficPolicy?: string | undefined;
        readonly trafficDistribution?: string | undefined;
    };
    readonly status: {
        readonly loadBalancer: {
            readonly ingress?: readonly {
                readonly ip?: string | undefined;
                readonly hostname?: string | undefined;
                readonly ipMode?: string | undefined;
                readonly ports?: readonly {
                    readonly port: number;
                    readonly protocol: string;
                    readonly error?: string | undefined;
                }[] | undefined;
            }[] | undefined;
        };
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly observedGeneration?: number | undefined;
            readonly lastTransitionTime: string;
            readonly reason: string;
            readonly message: string;
        }[] | undefined;
    };
} & import("../../resource.ts").KubeObject>;
export {};
