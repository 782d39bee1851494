/** What is wrong with bindings of roles. Source: pkg/apis/rbac/validation 1.36. */
import { type FieldError } from "../field-error.ts";
import type { RoleRef } from "./binding.ts";
import { type Subject } from "./subject.ts";
export declare function validateRoleRef({ apiGroup, kind, name }: RoleRef, kinds: readonly string[]): FieldError[];
export declare function validateSubjects(subjects: readonly Subject[] | undefined, { namespaced }: {
    readonly namespaced: boolean;
}): FieldError[];
