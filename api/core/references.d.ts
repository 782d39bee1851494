/** How objects of the core group name others. Source: core/v1 1.36. */
import type { ObjectOf } from "../resource.ts";
/** Names any object, or a part of one. */
export declare const ObjectReference: import("zod").ZodObject<{
    kind: import("zod").ZodOptional<import("zod").ZodString>;
    namespace: import("zod").ZodOptional<import("zod").ZodString>;
    name: import("zod").ZodOptional<import("zod").ZodString>;
    uid: import("zod").ZodOptional<import("zod").ZodString>;
    apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
    resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
    fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ObjectReference = ObjectOf<typeof ObjectReference>;
/** The same where server-side apply takes each of its fields for itself. */
export declare const GranularObjectReference: import("zod").ZodObject<{
    kind: import("zod").ZodOptional<import("zod").ZodString>;
    namespace: import("zod").ZodOptional<import("zod").ZodString>;
    name: import("zod").ZodOptional<import("zod").ZodString>;
    uid: import("zod").ZodOptional<import("zod").ZodString>;
    apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
    resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
    fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
/** Names an object of a known kind in the same namespace. */
export declare const LocalObjectReference: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type LocalObjectReference = ObjectOf<typeof LocalObjectReference>;
/** Names an object of any kind in the same namespace. */
export declare const TypedLocalObjectReference: import("zod").ZodObject<{
    apiGroup: import("zod").ZodOptional<import("zod").ZodString>;
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type TypedLocalObjectReference = ObjectOf<typeof TypedLocalObjectReference>;
/** Names an object of any kind, possibly in another namespace. */
export declare const TypedObjectReference: import("zod").ZodObject<{
    apiGroup: import("zod").ZodOptional<import("zod").ZodString>;
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    namespace: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type TypedObjectReference = ObjectOf<typeof TypedObjectReference>;
/** Names a Secret in any namespace. */
export declare const SecretReference: import("zod").ZodObject<{
    name: import("zod").ZodOptional<import("zod").ZodString>;
    namespace: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type SecretReference = ObjectOf<typeof SecretReference>;
