/** What is wrong with bindings of roles. Source: pkg/apis/rbac/validation 1.36. */
import { type FieldError, invalid, notSupportedInOrder, required } from "../field-error.ts";
import { pathSegmentProblems, subdomainProblems } from "../validation/names.ts";
import type { RoleRef } from "./binding.ts";
import { rbacGroup, type Subject } from "./subject.ts";

export function validateRoleRef(
  { apiGroup = "", kind, name }: RoleRef,
  kinds: readonly string[],
): FieldError[] {
  const errors: FieldError[] = [];
  if (apiGroup !== rbacGroup)
    errors.push(notSupportedInOrder("roleRef.apiGroup", apiGroup, [rbacGroup]));
  if (!kinds.includes(kind)) errors.push(notSupportedInOrder("roleRef.kind", kind, kinds));
  if (name === "") return [...errors, required("roleRef.name")];
  return [...errors, ...pathSegmentProblems(name).map((why) => invalid("roleRef.name", name, why))];
}

export function validateSubjects(
  subjects: readonly Subject[] | undefined,
  { namespaced }: { readonly namespaced: boolean },
): FieldError[] {
  return (subjects ?? []).flatMap((subject, index) =>
    validateSubject(subject, namespaced, `subjects[${index}]`),
  );
}

const subjectKinds = ["ServiceAccount", "User", "Group"];

function validateSubject(subject: Subject, namespaced: boolean, path: string): FieldError[] {
  const { kind, apiGroup = "", name, namespace = "" } = subject;
  const errors = name === "" ? [required(`${path}.name`)] : [];
  switch (kind) {
    case "ServiceAccount":
      if (name !== "") {
        errors.push(...subdomainProblems(name).map((why) => invalid(`${path}.name`, name, why)));
      }
      if (apiGroup !== "") errors.push(notSupportedInOrder(`${path}.apiGroup`, apiGroup, [""]));
      if (!namespaced && namespace === "") errors.push(required(`${path}.namespace`));
      return errors;
    case "User":
    case "Group":
      if (apiGroup !== rbacGroup) {
        errors.push(notSupportedInOrder(`${path}.apiGroup`, apiGroup, [rbacGroup]));
      }
      return errors;
    default:
      return [...errors, notSupportedInOrder(`${path}.kind`, kind, subjectKinds)];
  }
}
