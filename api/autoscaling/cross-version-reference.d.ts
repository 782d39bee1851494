import { type FieldError } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
/** Source: autoscaling/v2 CrossVersionObjectReference 1.36. */
export declare const CrossVersionObjectReference: import("zod").ZodObject<{
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type CrossVersionObjectReference = ObjectOf<typeof CrossVersionObjectReference>;
/** Source: autoscaling/v1 CrossVersionObjectReference 1.36. */
export declare const CrossVersionObjectReferenceV1: import("zod").ZodObject<{
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
/** What may be said of the apiVersion of a reference: anything, any version, or one of a group. */
export type VersionRule = "any" | "coreToo" | "grouped";
/** Source: pkg/apis/autoscaling/validation ValidateCrossVersionObjectReference 1.36. */
export declare function validateCrossVersionReference(reference: CrossVersionObjectReference, path: string, rule: VersionRule): FieldError[];
/** What is wrong with an apiVersion. Source: ValidateAPIVersion 1.36. */
export declare function apiVersionProblem(apiVersion: string, rule: VersionRule): string | undefined;
/** What is wrong with a word that is to be a part of a path. */
export declare function segmentErrors(value: string, path: string): FieldError[];
