import type { ObjectOf } from "../resource.ts";
import { mandatory, struct, text } from "../schema.ts";

/** The group of the kinds of roles and bindings. */
export const rbacGroup = "rbac.authorization.k8s.io";

/** Who gets a role. Source: rbac.authorization.k8s.io/v1 Subject 1.36. */
export const Subject = struct("rbac.v1.Subject", "Who gets a role.", {
  kind: mandatory(text("User, Group or ServiceAccount.")),
  apiGroup: text("The group of the kind; empty for service accounts."),
  name: mandatory(text("The name.")),
  namespace: text("The namespace of a service account."),
});
export type Subject = ObjectOf<typeof Subject>;

/** Users and groups are of the group of roles, where that is not said. */
export const defaultSubject = (subject: Subject): Subject =>
  ["User", "Group"].includes(subject.kind) && (subject.apiGroup ?? "") === ""
    ? { ...subject, apiGroup: rbacGroup }
    : subject;
