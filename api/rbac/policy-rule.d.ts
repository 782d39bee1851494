import { type FieldError } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
/** What may be done to what. Source: rbac.authorization.k8s.io/v1 PolicyRule 1.36. */
export declare const PolicyRule: import("zod").ZodObject<{
    verbs: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
    apiGroups: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    resources: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    resourceNames: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    nonResourceURLs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type PolicyRule = ObjectOf<typeof PolicyRule>;
/** Everything wrong with the rules of a role. Source: pkg/apis/rbac/validation 1.36. */
export declare function validateRules(rules: readonly PolicyRule[] | null | undefined, { namespaced }: {
    readonly namespaced: boolean;
}): FieldError[];
