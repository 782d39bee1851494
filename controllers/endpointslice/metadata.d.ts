/** How the slices of a Service are named, labelled and spoken of. */
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
export declare const managedBy = "endpointslice-controller.k8s.io";
/** The labels of the Service and those of Kubernetes. Others on the slice are taken off. */
export declare function labelsOf(service: Service): Readonly<Record<string, string>>;
/** The event of a write that is refused. */
export declare function outcome(service: Service, verb: "create" | "update" | "delete", slice: EndpointSlice | undefined): {
    failed: {
        readonly regarding: {
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
        };
        readonly type: "Warning";
        readonly reason: "FailedToUpdateEndpointSlices";
        readonly message: string;
    };
};
