import { type FieldError } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
/**
 * What the `token` subresource of service accounts takes and answers; no resource of its own.
 * Source: authentication.k8s.io/v1 TokenRequest 1.36.
 */
export declare const TokenRequest: import("zod").ZodObject<{
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
        audiences: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
        expirationSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
        boundObjectRef: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodObject<{
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            kind: import("zod").ZodOptional<import("zod").ZodString>;
            name: import("zod").ZodOptional<import("zod").ZodString>;
            uid: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodOptional<import("zod").ZodObject<{
        token: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        expirationTimestamp: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type TokenRequest = ObjectOf<typeof TokenRequest>;
/** The names of the kind, for bodies and refusals. */
export declare const tokenRequestNames: {
    readonly group: "authentication.k8s.io";
    readonly version: "v1";
    readonly apiVersion: "authentication.k8s.io/v1";
    readonly kind: "TokenRequest";
    readonly plural: "tokenrequests";
};
/** Source: pkg/apis/authentication/validation ValidateTokenRequest 1.36. */
export declare function validateTokenRequest({ spec }: TokenRequest): FieldError[];
