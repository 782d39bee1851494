import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { ClusterRoleBinding, RoleBinding } from "./binding.ts";
import type { PolicyRule } from "./policy-rule.ts";
import { ClusterRole, Role } from "./role.ts";
import { rbacGroup, type Subject } from "./subject.ts";

const apiVersion = "rbac.authorization.k8s.io/v1";
const metadata = { name: "x" };
const role = (rule: PolicyRule): Role => ({ apiVersion, kind: "Role", metadata, rules: [rule] });
const clusterRole = (parts: Partial<ClusterRole>): ClusterRole => ({
  apiVersion,
  kind: "ClusterRole",
  metadata,
  ...parts,
});
const binding = (parts: Partial<RoleBinding> = {}): RoleBinding => ({
  apiVersion,
  kind: "RoleBinding",
  metadata,
  roleRef: { apiGroup: rbacGroup, kind: "Role", name: "r" },
  ...parts,
});

describe("a rule", () => {
  const pods = { apiGroups: [""], resources: ["pods"] };
  test.each([
    { behaviour: "says what may be done to what", rule: { verbs: ["get"], ...pods }, errors: [] },
    {
      behaviour: "needs verbs, groups and resources",
      rule: { verbs: [] },
      errors: [
        "rules[0].verbs: Required value: verbs must contain at least one value",
        "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
        "rules[0].resources: Required value: resource rules must supply at least one resource",
      ],
    },
    {
      behaviour: "of a namespace is of no other paths",
      rule: { verbs: ["get"], nonResourceURLs: ["/metrics"], ...pods },
      errors: [
        'rules[0].nonResourceURLs: Invalid value: ["/metrics"]: namespaced rules cannot apply to ' +
          "non-resource URLs",
        'rules[0].nonResourceURLs: Invalid value: ["/metrics"]: rules cannot apply to both ' +
          "regular resources and non-resource URLs",
      ],
    },
  ])("$behaviour", ({ rule, errors }) => {
    expect(errorTexts(Role.strategy.validate?.(role(rule)) ?? [])).toEqual(errors);
  });

  test("of the cluster may be of other paths", () => {
    const object = clusterRole({ rules: [{ verbs: ["get"], nonResourceURLs: ["/metrics"] }] });
    expect(ClusterRole.strategy.validate?.(object)).toEqual([]);
  });
});

test("a role that is made up of others says of which", () => {
  const object = clusterRole({ aggregationRule: {} });
  expect(errorTexts(ClusterRole.strategy.validate?.(object) ?? [])).toEqual([
    "aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector " +
      "required if aggregationRule is non-nil",
  ]);
});

describe("a binding", () => {
  const user = { kind: "User", apiGroup: rbacGroup, name: "ann" };
  test.each([
    {
      behaviour: "gives a role to users and service accounts",
      parts: { subjects: [user, { kind: "ServiceAccount", name: "robot", namespace: "a" }] },
      errors: [],
    },
    {
      behaviour: "gives roles and nothing else",
      parts: { roleRef: { apiGroup: "apps", kind: "Deployment", name: "" } },
      errors: [
        'roleRef.apiGroup: Unsupported value: "apps": supported values: ' +
          '"rbac.authorization.k8s.io"',
        'roleRef.kind: Unsupported value: "Deployment": supported values: "Role", "ClusterRole"',
        "roleRef.name: Required value",
      ],
    },
    {
      behaviour: "gives them to somebody that there can be",
      parts: {
        subjects: [
          { kind: "Robot", name: "" },
          { kind: "ServiceAccount", name: "A", apiGroup: "b" },
        ],
      },
      errors: [
        "subjects[0].name: Required value",
        'subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", ' +
          '"User", "Group"',
        expect.stringMatching(/^subjects\[1\]\.name: Invalid value: "A": a lowercase RFC 1123/),
        'subjects[1].apiGroup: Unsupported value: "b": supported values: ""',
      ],
    },
  ])("$behaviour", ({ parts, errors }) => {
    const found = RoleBinding.strategy.validate?.(binding(parts)) ?? [];
    expect(errorTexts(found)).toEqual(errors);
  });

  test("of the cluster gives roles of the cluster, and names the namespace of an account", () => {
    const subjects: readonly Subject[] = [{ kind: "ServiceAccount", name: "robot" }];
    const found = ClusterRoleBinding.strategy.validate?.(binding({ subjects })) ?? [];
    expect(errorTexts(found)).toEqual([
      'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
      "subjects[0].namespace: Required value",
    ]);
  });

  test("never changes its role", () => {
    const next = binding({ roleRef: { apiGroup: rbacGroup, kind: "Role", name: "other" } });
    expect(errorTexts(RoleBinding.strategy.validateUpdate?.(next, binding()) ?? [])).toEqual([
      `roleRef: Invalid value: {"APIGroup":"${rbacGroup}","Kind":"Role","Name":"other"}: ` +
        "cannot change roleRef",
    ]);
  });

  test("fills in the group of roles, users and groups", () => {
    const given = binding({
      roleRef: { kind: "Role", name: "r" },
      subjects: [
        { kind: "Group", name: "g" },
        { kind: "ServiceAccount", name: "s" },
      ],
    });
    const filled = RoleBinding.strategy.defaults?.(given) ?? given;
    expect(filled.roleRef.apiGroup).toBe(rbacGroup);
    expect(filled.subjects?.map(({ apiGroup }) => apiGroup)).toEqual([rbacGroup, undefined]);
    expect(RoleBinding.strategy.defaults?.(filled)).toBe(filled);
  });

  test("shows its role and who gets it", () => {
    const object = binding({
      subjects: [user, { kind: "ServiceAccount", name: "robot", namespace: "a" }],
    });
    const cells = RoleBinding.columns.map((column) => column.value(object, 0));
    expect(cells).toEqual(["x", "Role/r", "<unknown>", "ann", "", "a/robot"]);
  });
});
