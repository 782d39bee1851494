import type { ObjectOf } from "../resource.ts";
/** One condition on a label. Source: meta/v1 LabelSelectorRequirement 1.36. */
export declare const LabelSelectorRequirement: import("zod").ZodObject<{
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type LabelSelectorRequirement = ObjectOf<typeof LabelSelectorRequirement>;
/** A query over labels, all of which must hold. Source: meta/v1 LabelSelector 1.36. */
export declare const LabelSelector: import("zod").ZodObject<{
    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type LabelSelector = ObjectOf<typeof LabelSelector>;
