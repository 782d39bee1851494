/** When pods of a Job that fail or succeed decide about the whole. Source: batch/v1 1.36. */
import type { ObjectOf } from "../resource.ts";
export declare const PodFailurePolicy: import("zod").ZodObject<{
    rules: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        action: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        onExitCodes: import("zod").ZodOptional<import("zod").ZodObject<{
            containerName: import("zod").ZodOptional<import("zod").ZodString>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>>;
        }, import("zod/v4/core").$strict>>;
        onPodConditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            status: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>>;
}, import("zod/v4/core").$strict>;
export type PodFailurePolicy = ObjectOf<typeof PodFailurePolicy>;
export type PodFailurePolicyRule = PodFailurePolicy["rules"][number];
export declare const SuccessPolicy: import("zod").ZodObject<{
    rules: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        succeededIndexes: import("zod").ZodOptional<import("zod").ZodString>;
        succeededCount: import("zod").ZodOptional<import("zod").ZodInt>;
    }, import("zod/v4/core").$strict>>>>;
}, import("zod/v4/core").$strict>;
export type SuccessPolicy = ObjectOf<typeof SuccessPolicy>;
export type SuccessPolicyRule = SuccessPolicy["rules"][number];
