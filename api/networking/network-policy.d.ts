import { type ObjectOf } from "../resource.ts";
declare const NetworkPolicyPeer: import("zod").ZodObject<{
    podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    ipBlock: import("zod").ZodOptional<import("zod").ZodObject<{
        cidr: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        except: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
declare const NetworkPolicyPort: import("zod").ZodObject<{
    protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    port: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
    endPort: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
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
        podSelector: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        ingress: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                port: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
                endPort: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
            from: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                ipBlock: import("zod").ZodOptional<import("zod").ZodObject<{
                    cidr: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    except: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        egress: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                port: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
                endPort: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
            to: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                ipBlock: import("zod").ZodOptional<import("zod").ZodObject<{
                    cidr: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    except: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        policyTypes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type NetworkPolicy = ObjectOf<typeof schema>;
export type NetworkPolicySpec = NetworkPolicy["spec"];
export type NetworkPolicyPeer = ObjectOf<typeof NetworkPolicyPeer>;
export type NetworkPolicyPort = ObjectOf<typeof NetworkPolicyPort>;
/** Limits traffic. Source: networking.k8s.io/v1 NetworkPolicy 1.36. */
export declare const NetworkPolicy: import("../resource.ts").ResourceDefinition<{
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
        readonly podSelector: {
            readonly matchLabels?: {
                readonly [x: string]: string;
            } | undefined;
            readonly matchExpressions?: readonly {
                readonly key: string;
                readonly operator: string;
                readonly values?: readonly string[] | undefined;
            }[] | undefined;
        };
        readonly ingress?: readonly {
            readonly ports?: readonly {
                readonly protocol: string;
                readonly port?: string | number | undefined;
                readonly endPort?: number | undefined;
            }[] | undefined;
            readonly from?: readonly {
                readonly podSelector?: {
                    readonly matchLabels?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly matchExpressions?: readonly {
                        readonly key: string;
                        readonly operator: string;
                        readonly values?: readonly string[] | undefined;
                    }[] | undefined;
                } | undefined;
                readonly namespaceSelector?: {
                    readonly matchLabels?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly matchExpressions?: readonly {
                        readonly key: string;
                        readonly operator: string;
                        readonly values?: readonly string[] | undefined;
                    }[] | undefined;
                } | undefined;
                readonly ipBlock?: {
                    readonly cidr: string;
                    readonly except?: readonly string[] | undefined;
                } | undefined;
            }[] | undefined;
        }[] | undefined;
        readonly egress?: readonly {
            readonly ports?: readonly {
                readonly protocol: string;
                readonly port?: string | number | undefined;
                readonly endPort?: number | undefined;
            }[] | undefined;
            readonly to?: readonly {
                readonly podSelector?: {
                    readonly matchLabels?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly matchExpressions?: readonly {
                        readonly key: string;
                        readonly operator: string;
                        readonly values?: readonly string[] | undefined;
                    }[] | undefined;
                } | undefined;
                readonly namespaceSelector?: {
                    readonly matchLabels?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly matchExpressions?: readonly {
                        readonly key: string;
                        readonly operator: string;
                        readonly values?: readonly string[] | undefined;
                    }[] | undefined;
                } | undefined;
                readonly ipBlock?: {
                    readonly cidr: string;
                    readonly except?: readonly string[] | undefined;
                } | undefined;
            }[] | undefined;
        }[] | undefined;
        readonly policyTypes?: readonly string[] | undefined;
    };
} & import("../resource.ts").KubeObject>;
export {};
