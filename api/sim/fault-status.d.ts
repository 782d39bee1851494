/** What has come of a Fault. */
import type { ObjectOf } from "../resource.ts";
export declare const FaultStatus: import("zod").ZodObject<{
    phase: import("zod").ZodOptional<import("zod").ZodString>;
    startTime: import("zod").ZodOptional<import("zod").ZodString>;
    endTime: import("zod").ZodOptional<import("zod").ZodString>;
    occasions: import("zod").ZodOptional<import("zod").ZodInt>;
    strikes: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    targets: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type FaultStatus = ObjectOf<typeof FaultStatus>;
