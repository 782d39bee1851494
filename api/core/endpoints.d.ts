import { type ObjectOf } from "../resource.ts";
declare const EndpointPort: import("zod").ZodObject<{
    name: import("zod").ZodOptional<import("zod").ZodString>;
    port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    appProtocol: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type EndpointPort = ObjectOf<typeof EndpointPort>;
declare const EndpointAddress: import("zod").ZodObject<{
    ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    hostname: import("zod").ZodOptional<import("zod").ZodString>;
    nodeName: import("zod").ZodOptional<import("zod").ZodString>;
    targetRef: import("zod").ZodOptional<import("zod").ZodObject<{
        kind: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        name: import("zod").ZodOptional<import("zod").ZodString>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type EndpointAddress = ObjectOf<typeof EndpointAddress>;
declare const EndpointSubset: import("zod").ZodObject<{
    addresses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        hostname: import("zod").ZodOptional<import("zod").ZodString>;
        nodeName: import("zod").ZodOptional<import("zod").ZodString>;
        targetRef: import("zod").ZodOptional<import("zod").ZodObject<{
            kind: import("zod").ZodOptional<import("zod").ZodString>;
            namespace: import("zod").ZodOptional<import("zod").ZodString>;
            name: import("zod").ZodOptional<import("zod").ZodString>;
            uid: import("zod").ZodOptional<import("zod").ZodString>;
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
            fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    notReadyAddresses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        hostname: import("zod").ZodOptional<import("zod").ZodString>;
        nodeName: import("zod").ZodOptional<import("zod").ZodString>;
        targetRef: import("zod").ZodOptional<import("zod").ZodObject<{
            kind: import("zod").ZodOptional<import("zod").ZodString>;
            namespace: import("zod").ZodOptional<import("zod").ZodString>;
            name: import("zod").ZodOptional<import("zod").ZodString>;
            uid: import("zod").ZodOptional<import("zod").ZodString>;
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
            fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        appProtocol: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type EndpointSubset = ObjectOf<typeof EndpointSubset>;
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
    subsets: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        addresses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            hostname: import("zod").ZodOptional<import("zod").ZodString>;
            nodeName: import("zod").ZodOptional<import("zod").ZodString>;
            targetRef: import("zod").ZodOptional<import("zod").ZodObject<{
                kind: import("zod").ZodOptional<import("zod").ZodString>;
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
                name: import("zod").ZodOptional<import("zod").ZodString>;
                uid: import("zod").ZodOptional<import("zod").ZodString>;
                apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
                resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
                fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>;
        notReadyAddresses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            hostname: import("zod").ZodOptional<import("zod").ZodString>;
            nodeName: import("zod").ZodOptional<import("zod").ZodString>;
            targetRef: import("zod").ZodOptional<import("zod").ZodObject<{
                kind: import("zod").ZodOptional<import("zod").ZodString>;
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
                name: import("zod").ZodOptional<import("zod").ZodString>;
                uid: import("zod").ZodOptional<import("zod").ZodString>;
                apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
                resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
                fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>;
        ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodOptional<import("zod").ZodString>;
            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            appProtocol: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type Endpoints = ObjectOf<typeof schema>;
/** The addresses behind a Service of the same name. Source: core/v1 Endpoints 1.36. */
export declare const Endpoints: import("../resource.ts").ResourceDefinition<{
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
    readonly subsets?: readonly {
        readonly addresses?: readonly {
            readonly ip: string;
            readonly hostname?: string | undefined;
            readonly nodeName?: string | undefined;
            readonly targetRef?: {
                readonly kind?: string | undefined;
                readonly namespace?: string | undefined;
                readonly name?: string | undefined;
                readonly uid?: string | undefined;
                readonly apiVersion?: string | undefined;
                readonly resourceVersion?: string | undefined;
                readonly fieldPath?: string | undefined;
            } | undefined;
        }[] | undefined;
        readonly notReadyAddresses?: readonly {
            readonly ip: string;
            readonly hostname?: string | undefined;
            readonly nodeName?: string | undefined;
            readonly targetRef?: {
                readonly kind?: string | undefined;
                readonly namespace?: string | undefined;
                readonly name?: string | undefined;
                readonly uid?: string | undefined;
                readonly apiVersion?: string | undefined;
                readonly resourceVersion?: string | undefined;
                readonly fieldPath?: string | undefined;
            } | undefined;
        }[] | undefined;
        readonly ports?: readonly {
            readonly name?: string | undefined;
            readonly port: number;
            readonly protocol: string;
            readonly appProtocol?: string | undefined;
        }[] | undefined;
    }[] | undefined;
} & import("../resource.ts").KubeObject>;
export {};
