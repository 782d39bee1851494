import type { ObjectOf } from "../resource.ts";
/**
 * What the `eviction` subresource of pods takes; no resource of its own. The options are read as
 * those of any deletion are.
 * Source: policy/v1 Eviction 1.36.
 */
export declare const Eviction: import("zod").ZodObject<{
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
    deleteOptions: import("zod").ZodUnknown;
}, import("zod/v4/core").$strict>;
export type Eviction = ObjectOf<typeof Eviction>;
/** The names of the kind, for bodies and refusals. */
export declare const evictionNames: {
    readonly group: "policy";
    readonly version: "v1";
    readonly apiVersion: "policy/v1";
    readonly kind: "Eviction";
};
