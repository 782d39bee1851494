/**
 * One aspect of the state of a workload. `kind` is its full name, such as `apps.v1.ReplicaSet`;
 * `type` is the doc of the field that says which aspect it is.
 */
export declare const workloadCondition: (kind: string, type: string) => import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    lastTransitionTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
