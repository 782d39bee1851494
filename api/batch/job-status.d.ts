import type { ObjectOf } from "../resource.ts";
/** One aspect of the state of a Job. Source: batch/v1 JobCondition 1.36. */
export declare const JobCondition: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    lastProbeTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    lastTransitionTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type JobCondition = ObjectOf<typeof JobCondition>;
/** What was last seen of a Job. Source: batch/v1 JobStatus 1.36. */
export declare const JobStatus: import("zod").ZodObject<{
    conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        lastProbeTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
        lastTransitionTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
        reason: import("zod").ZodOptional<import("zod").ZodString>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    startTime: import("zod").ZodOptional<import("zod").ZodString>;
    completionTime: import("zod").ZodOptional<import("zod").ZodString>;
    active: import("zod").ZodOptional<import("zod").ZodInt>;
    succeeded: import("zod").ZodOptional<import("zod").ZodInt>;
    failed: import("zod").ZodOptional<import("zod").ZodInt>;
    terminating: import("zod").ZodOptional<import("zod").ZodInt>;
    completedIndexes: import("zod").ZodOptional<import("zod").ZodString>;
    failedIndexes: import("zod").ZodOptional<import("zod").ZodString>;
    uncountedTerminatedPods: import("zod").ZodOptional<import("zod").ZodObject<{
        succeeded: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        failed: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    ready: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
export type JobStatus = ObjectOf<typeof JobStatus>;
/** What the condition of a type must be for `isConditionTrue`. */
export type JobConditionType = "SuccessCriteriaMet" | "Complete" | "FailureTarget" | "Failed" | "Suspended";
/** Whether the condition is there and true. */
export declare const isConditionTrue: ({ conditions }: JobStatus, type: JobConditionType) => boolean;
/** A finished Job never starts again. */
export declare const isJobFinished: (status: JobStatus) => boolean;
