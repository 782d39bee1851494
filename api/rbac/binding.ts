import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, invalid } from "../field-error.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf, type Strategy } from "../resource.ts";
import { list, mandatory, ref, struct, text } from "../schema.ts";
import { validateRoleRef, validateSubjects } from "./binding-validate.ts";
import { defaultSubject, rbacGroup, type Subject, Subject as SubjectSchema } from "./subject.ts";

const RoleRef = struct("rbac.v1.RoleRef", "The role that is given.", {
  apiGroup: text("The group of the role: rbac.authorization.k8s.io."),
  kind: mandatory(text("Role or ClusterRole.")),
  name: mandatory(text("Its name.")),
});
export type RoleRef = ObjectOf<typeof RoleRef>;

const bindingFields = {
  ...objectFields,
  subjects: list("Who gets the role.", SubjectSchema, { type: "atomic" }),
  roleRef: mandatory(ref("The role. Immutable.", RoleRef)),
};

const roleBindingSchema = struct(
  "rbac.v1.RoleBinding",
  "Gives a role to somebody in a namespace.",
  bindingFields,
);
export type RoleBinding = ObjectOf<typeof roleBindingSchema>;

const clusterRoleBindingSchema = struct(
  "rbac.v1.ClusterRoleBinding",
  "Gives a role to somebody in the whole cluster.",
  bindingFields,
);
export type ClusterRoleBinding = ObjectOf<typeof clusterRoleBindingSchema>;

const named = (subjects: readonly Subject[] | undefined, kind: string) =>
  (subjects ?? []).filter((each) => each.kind === kind);

const who = (
  name: string,
  description: string,
  texts: { of(subjects: RoleBinding["subjects"]): readonly string[] }["of"],
): Column<RoleBinding> => ({
  name,
  type: "string",
  description,
  priority: 1,
  value: ({ subjects }) => texts(subjects).join(", "),
});

const columns: readonly Column<RoleBinding>[] = [
  nameColumn,
  {
    name: "Role",
    type: "string",
    description: "The role that is given.",
    value: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}`,
  },
  ageColumn,
  who("Users", "Users that get it.", (subjects) => named(subjects, "User").map(({ name }) => name)),
  who("Groups", "Groups that get it.", (subjects) =>
    named(subjects, "Group").map(({ name }) => name),
  ),
  who("ServiceAccounts", "Service accounts that get it.", (subjects) =>
    named(subjects, "ServiceAccount").map(({ name, namespace = "" }) => `${namespace}/${name}`),
  ),
];

/** `kinds` are those of the roles that may be given. */
const strategyOf = (
  kinds: readonly string[],
  { namespaced }: { readonly namespaced: boolean },
): Strategy<RoleBinding> => ({
  defaults,
  validate: ({ roleRef, subjects }) => [
    ...validateRoleRef(roleRef, kinds),
    ...validateSubjects(subjects, { namespaced }),
  ],
  validateUpdate,
});

function defaults(binding: RoleBinding): RoleBinding {
  const { roleRef, subjects } = binding;
  const { apiGroup = "" } = roleRef;
  const next = subjects?.map(defaultSubject);
  const isSame = next === undefined || next.every((each, index) => each === subjects?.[index]);
  if (apiGroup !== "" && isSame) return binding;
  return {
    ...binding,
    ...(next && { subjects: next }),
    roleRef: apiGroup === "" ? { ...roleRef, apiGroup: rbacGroup } : roleRef,
  };
}

function validateUpdate(next: RoleBinding, stored: RoleBinding): FieldError[] {
  return equalJson(next.roleRef, stored.roleRef)
    ? []
    : [invalid("roleRef", shownRef(next.roleRef), "cannot change roleRef")];
}

/** A reference as refusals show it: by the names of upstream's own type. */
const shownRef = ({ apiGroup = "", kind, name }: RoleRef) => ({
  APIGroup: apiGroup,
  Kind: kind,
  Name: name,
});

/** Gives a role in a namespace. Source: rbac.authorization.k8s.io/v1 RoleBinding 1.36. */
export const RoleBinding = defineResource("rbac.authorization.k8s.io/v1", roleBindingSchema, {
  kind: "RoleBinding",
  plural: "rolebindings",
  namespaced: true,
  nameFormat: "path",
  strategy: strategyOf(["Role", "ClusterRole"], { namespaced: true }),
  columns,
});

/** Gives a role in the cluster. Source: rbac.authorization.k8s.io/v1 ClusterRoleBinding 1.36. */
export const ClusterRoleBinding = defineResource(
  "rbac.authorization.k8s.io/v1",
  clusterRoleBindingSchema,
  {
    kind: "ClusterRoleBinding",
    plural: "clusterrolebindings",
    namespaced: false,
    nameFormat: "path",
    strategy: strategyOf(["ClusterRole"], { namespaced: false }),
    columns,
  },
);
