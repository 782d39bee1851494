import type { ObjectOf } from "../resource.ts";
/** The group of the kinds of roles and bindings. */
export declare const rbacGroup = "rbac.authorization.k8s.io";
/** Who gets a role. Source: rbac.authorization.k8s.io/v1 Subject 1.36. */
export declare const Subject: import("zod").ZodObject<{
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    apiGroup: import("zod").ZodOptional<import("zod").ZodString>;
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    namespace: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type Subject = ObjectOf<typeof Subject>;
/** Users and groups are of the group of roles, where that is not said. */
export declare const defaultSubject: (subject: Subject) => Subject;
