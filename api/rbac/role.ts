import { type FieldError, invalid, required } from "../field-error.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, listOrNull, ref, struct } from "../schema.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { PolicyRule, validateRules } from "./policy-rule.ts";

const rules = listOrNull("What may be done to what.", PolicyRule, { type: "atomic" });

const roleSchema = struct("rbac.v1.Role", "What may be done in a namespace.", {
  ...objectFields,
  rules,
});
export type Role = ObjectOf<typeof roleSchema>;

/** What may be done in a namespace. Source: rbac.authorization.k8s.io/v1 Role 1.36. */
export const Role = defineResource("rbac.authorization.k8s.io/v1", roleSchema, {
  kind: "Role",
  plural: "roles",
  namespaced: true,
  nameFormat: "path",
  strategy: { validate: (role) => validateRules(role.rules, { namespaced: true }) },
});

const AggregationRule = struct("rbac.v1.AggregationRule", "Which roles a role is made up of.", {
  clusterRoleSelectors: list("Roles that match any of them are part of it.", LabelSelector, {
    type: "atomic",
  }),
});

const clusterRoleSchema = struct("rbac.v1.ClusterRole", "What may be done in the whole cluster.", {
  ...objectFields,
  rules,
  aggregationRule: ref("Which roles it is made up of.", AggregationRule),
});
export type ClusterRole = ObjectOf<typeof clusterRoleSchema>;

/** What may be done in the cluster. Source: rbac.authorization.k8s.io/v1 ClusterRole 1.36. */
export const ClusterRole = defineResource("rbac.authorization.k8s.io/v1", clusterRoleSchema, {
  kind: "ClusterRole",
  plural: "clusterroles",
  namespaced: false,
  nameFormat: "path",
  strategy: {
    validate: (role) => [
      ...validateRules(role.rules, { namespaced: false }),
      ...validateAggregation(role),
    ],
  },
});

function validateAggregation({ aggregationRule }: ClusterRole): FieldError[] {
  if (aggregationRule === undefined) return [];
  const path = "aggregationRule.clusterRoleSelectors";
  const { clusterRoleSelectors = [] } = aggregationRule;
  if (clusterRoleSelectors.length === 0) {
    const why = "at least one clusterRoleSelector required if aggregationRule is non-nil";
    return [required(path, why)];
  }
  return clusterRoleSelectors.flatMap((selector, index) => {
    const at = `${path}[${index}]`;
    const errors = validateLabelSelector(selector, at);
    return errors.length === 0 ? [] : [...errors, invalid(at, null, "invalid label selector.")];
  });
}
