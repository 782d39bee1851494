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
    data: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    binaryData: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    immutable: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
/** Settings for pods. Source: core/v1 ConfigMap 1.36. */
export declare const ConfigMap: import("../resource.ts").ResourceDefinition<{
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
    readonly data?: {
        readonly [x: string]: string;
    } | undefined;
    readonly binaryData?: {
        readonly [x: string]: string;
    } | undefined;
    readonly immutable?: boolean | undefined;
} & import("../resource.ts").KubeObject>;
export type ConfigMap = ObjectOf<typeof schema>;
export {};
