import * as z from "zod";
import { type ObjectOf } from "../resource.ts";
declare const CertificateSigningRequestCondition: z.ZodObject<{
    type: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
    status: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
    reason: z.ZodOptional<z.ZodString>;
    message: z.ZodOptional<z.ZodString>;
    lastUpdateTime: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    lastTransitionTime: z.ZodOptional<z.ZodNullable<z.ZodString>>;
}, z.core.$strict>;
export type CertificateSigningRequestCondition = ObjectOf<typeof CertificateSigningRequestCondition>;
declare const schema: z.ZodObject<{
    apiVersion: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
    kind: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
    metadata: z.ZodNonOptional<z.ZodOptional<z.ZodObject<{
        name: z.ZodOptional<z.ZodString>;
        generateName: z.ZodOptional<z.ZodString>;
        namespace: z.ZodOptional<z.ZodString>;
        selfLink: z.ZodOptional<z.ZodString>;
        uid: z.ZodOptional<z.ZodString>;
        resourceVersion: z.ZodOptional<z.ZodString>;
        generation: z.ZodOptional<z.ZodInt>;
        creationTimestamp: z.ZodOptional<z.ZodString>;
        deletionTimestamp: z.ZodOptional<z.ZodString>;
        deletionGracePeriodSeconds: z.ZodOptional<z.ZodInt>;
        labels: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        annotations: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        ownerReferences: z.ZodOptional<z.ZodArray<z.ZodObject<{
            apiVersion: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
            kind: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
            name: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
            uid: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
            controller: z.ZodOptional<z.ZodBoolean>;
            blockOwnerDeletion: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>>>;
        finalizers: z.ZodOptional<z.ZodArray<z.ZodString>>;
        managedFields: z.ZodOptional<z.ZodArray<z.ZodObject<{
            manager: z.ZodOptional<z.ZodString>;
            operation: z.ZodOptional<z.ZodString>;
            apiVersion: z.ZodOptional<z.ZodString>;
            time: z.ZodOptional<z.ZodString>;
            fieldsType: z.ZodOptional<z.ZodString>;
            fieldsV1: z.ZodUnknown;
            subresource: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
    }, z.core.$strict>>>;
    spec: z.ZodNonOptional<z.ZodOptional<z.ZodObject<{
        request: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
        signerName: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
        expirationSeconds: z.ZodOptional<z.ZodInt>;
        usages: z.ZodOptional<z.ZodArray<z.ZodString>>;
        username: z.ZodOptional<z.ZodString>;
        uid: z.ZodOptional<z.ZodString>;
        groups: z.ZodOptional<z.ZodArray<z.ZodString>>;
        extra: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodArray<z.ZodString>>>;
    }, z.core.$strict>>>;
    status: z.ZodNonOptional<z.ZodOptional<z.ZodObject<{
        conditions: z.ZodOptional<z.ZodArray<z.ZodObject<{
            type: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
            status: z.ZodNonOptional<z.ZodOptional<z.ZodString>>;
            reason: z.ZodOptional<z.ZodString>;
            message: z.ZodOptional<z.ZodString>;
            lastUpdateTime: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            lastTransitionTime: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        }, z.core.$strict>>>;
        certificate: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>;
}, z.core.$strict>;
export type CertificateSigningRequest = ObjectOf<typeof schema>;
/** Whether the request has a condition of the type. */
export declare const hasCondition: ({ status }: CertificateSigningRequest, type: string) => boolean;
/** Asks for a certificate. Source: certificates.k8s.io/v1 CertificateSigningRequest 1.36. */
export declare const CertificateSigningRequest: import("../resource.ts").ResourceDefinition<{
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
        readonly request: string;
        readonly signerName: string;
        readonly expirationSeconds?: number | undefined;
        readonly usages?: readonly string[] | undefined;
        readonly username?: string | undefined;
        readonly uid?: string | undefined;
        readonly groups?: readonly string[] | undefined;
        readonly extra?: {
            readonly [x: string]: readonly string[];
        } | undefined;
    };
    readonly status: {
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly reason?: string | undefined;
            readonly message?: string | undefined;
            readonly lastUpdateTime?: string | null | undefined;
            readonly lastTransitionTime?: string | null | undefined;
        }[] | undefined;
        readonly certificate?: string | undefined;
    };
} & import("../resource.ts").KubeObject>;
export {};
