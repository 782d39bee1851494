import type { ObjectOf } from "../resource.ts";
/** One aspect of an object's state, as most kinds report it. Source: meta/v1 Condition 1.36. */
export declare const Condition: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
    lastTransitionTime: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    reason: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    message: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type Condition = ObjectOf<typeof Condition>;
