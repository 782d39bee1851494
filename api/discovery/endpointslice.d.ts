import { type ObjectOf } from "../resource.ts";
declare const Endpoint: import("zod").ZodObject<{
    addresses: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
    conditions: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        ready: import("zod").ZodOptional<import("zod").ZodBoolean>;
        serving: import("zod").ZodOptional<import("zod").ZodBoolean>;
        terminating: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>>;
    hostname: import("zod").ZodOptional<import("zod").ZodString>;
    targetRef: import("zod").ZodOptional<import("zod").ZodObject<{
        kind: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        name: import("zod").ZodOptional<import("zod").ZodString>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    deprecatedTopology: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    nodeName: import("zod").ZodOptional<import("zod").ZodString>;
    zone: import("zod").ZodOptional<import("zod").ZodString>;
    hints: import("zod").ZodOptional<import("zod").ZodObject<{
        forZones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
        forNodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type Endpoint = ObjectOf<typeof Endpoint>;
declare const EndpointPort: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    port: import("zod").ZodOptional<import("zod").ZodInt>;
    appProtocol: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type EndpointSlicePort = ObjectOf<typeof EndpointPort>;
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
    addressType: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    endpoints: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        addresses: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
        conditions: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            ready: import("zod").ZodOptional<import("zod").ZodBoolean>;
            serving: import("zod").ZodOptional<import("zod").ZodBoolean>;
            terminating: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>>;
        hostname: import("zod").ZodOptional<import("zod").ZodString>;
        targetRef: import("zod").ZodOptional<import("zod").ZodObject<{
            kind: import("zod").ZodOptional<import("zod").ZodString>;
            namespace: import("zod").ZodOptional<import("zod").ZodString>;
            name: import("zod").ZodOptional<import("zod").ZodString>;
            uid: import("zod").ZodOptional<import("zod").ZodString>;
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
            fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        deprecatedTopology: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        nodeName: import("zod").ZodOptional<import("zod").ZodString>;
        zone: import("zod").ZodOptional<import("zod").ZodString>;
        hints: import("zod").ZodOptional<import("zod").ZodObject<{
            forZones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
            forNodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>>;
    ports: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        port: import("zod").ZodOptional<import("zod").ZodInt>;
        appProtocol: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>>;
}, import("zod/v4/core").$strict>;
export type EndpointSlice = ObjectOf<typeof schema>;
/**
 * A part of the endpoints behind a Service, which the label `kubernetes.io/service-name` names.
 * Source: discovery.k8s.io/v1 EndpointSlice 1.36.
 */
export declare const EndpointSlice: import("../resource.ts").ResourceDefinition<{
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
    readonly addressType: string;
    readonly endpoints: readonly {
        readonly addresses: readonly string[];
        readonly conditions: {
            readonly ready?: boolean | undefined;
            readonly serving?: boolean | undefined;
            readonly terminating?: boolean | undefined;
        };
        readonly hostname?: string | undefined;
        readonly targetRef?: {
            readonly kind?: string | undefined;
            readonly namespace?: string | undefined;
            readonly name?: string | undefined;
            readonly uid?: string | undefined;
            readonly apiVersion?: string | undefined;
            readonly resourceVersion?: string | undefined;
            readonly fieldPath?: string | undefined;
        } | undefined;
        readonly deprecatedTopology?: {
            readonly [x: string]: string;
        } | undefined;
        readonly nodeName?: string | undefined;
        readonly zone?: string | undefined;
        readonly hints?: {
            readonly forZones?: readonly {
                readonly name: string;
            }[] | undefined;
            readonly forNodes?: readonly {
                readonly name: string;
            }[] | undefined;
        } | undefined;
    }[];
    readonly ports: readonly {
        readonly name: string;
        readonly protocol: string;
        readonly port?: number | undefined;
        readonly appProtocol?: string | undefined;
    }[];
} & import("../resource.ts").KubeObject>;
export {};
