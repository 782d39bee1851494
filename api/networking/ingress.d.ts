import { type ObjectOf } from "../resource.ts";
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
        ingressClassName: import("zod").ZodOptional<import("zod").ZodString>;
        defaultBackend: import("zod").ZodOptional<import("zod").ZodObject<{
            service: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodOptional<import("zod").ZodString>;
                    number: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            resource: import("zod").ZodOptional<import("zod").ZodObject<{
                apiGroup: import("zod").ZodOptional<import("zod").ZodString>;
                kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        tls: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            hosts: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            secretName: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
        rules: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            host: import("zod").ZodOptional<import("zod").ZodString>;
            http: import("zod").ZodOptional<import("zod").ZodObject<{
                paths: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    path: import("zod").ZodOptional<import("zod").ZodString>;
                    pathType: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    backend: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                        service: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodOptional<import("zod").ZodString>;
                                number: import("zod").ZodOptional<import("zod").ZodInt>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        resource: import("zod").ZodOptional<import("zod").ZodObject<{
                            apiGroup: import("zod").ZodOptional<import("zod").ZodString>;
                            kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        loadBalancer: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            ingress: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                ip: import("zod").ZodOptional<import("zod").ZodString>;
                hostname: import("zod").ZodOptional<import("zod").ZodString>;
                ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                    protocol: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    error: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type Ingress = ObjectOf<typeof schema>;
export type IngressSpec = Ingress["spec"];
export type IngressRule = NonNullable<IngressSpec["rules"]>[number];
export type IngressTLS = NonNullable<IngressSpec["tls"]>[number];
export type IngressBackend = NonNullable<IngressSpec["defaultBackend"]>;
export type IngressPath = NonNullable<IngressRule["http"]>["paths"][number];
/** Rules for HTTP requests. Source: networking.k8s.io/v1 Ingress 1.36. */
export declare const Ingress: import("../resource.ts").ResourceDefinition<{
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
        readonly ingressClassName?: string | undefined;
        readonly defaultBackend?: {
            readonly service?: {
                readonly name: string;
                readonly port: {
                    readonly name?: string | undefined;
                    readonly number?: number | undefined;
                };
            } | undefined;
            readonly resource?: {
                readonly apiGroup?: string | undefined;
                readonly kind: string;
                readonly name: string;
            } | undefined;
        } | undefined;
        readonly tls?: readonly {
            readonly hosts?: readonly string[] | undefined;
            readonly secretName?: string | undefined;
        }[] | undefined;
        readonly rules?: readonly {
            readonly host?: string | undefined;
            readonly http?: {
                readonly paths: readonly {
                    readonly path?: string | undefined;
                    readonly pathType: string;
                    readonly backend: {
                        readonly service?: {
                            readonly name: string;
                            readonly port: {
                                readonly name?: string | undefined;
                                readonly number?: number | undefined;
                            };
                        } | undefined;
                        readonly resource?: {
                            readonly apiGroup?: string | undefined;
                            readonly kind: string;
                            readonly name: string;
                        } | undefined;
                    };
                }[];
            } | undefined;
        }[] | undefined;
    };
    readonly status: {
        readonly loadBalancer: {
            readonly ingress?: readonly {
                readonly ip?: string | undefined;
                readonly hostname?: string | undefined;
                readonly ports?: readonly {
                    readonly port: number;
                    readonly protocol: string;
                    readonly error?: string | undefined;
                }[] | undefined;
            }[] | undefined;
        };
    };
} & import("../resource.ts").KubeObject>;
export {};
