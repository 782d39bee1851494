import { expect, test } from "vitest";
import { ClusterRole } from "../../api/rbac/role.ts";
import { createCluster } from "../../simulator/cluster.ts";

import { planRules } from "./plan.ts";

const rule = (resource: string) => ({ verbs: ["get"], apiGroups: [""], resources: [resource] });
const role = (name: string, parts: Partial<ClusterRole>, labels = {}): ClusterRole => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: { name, labels },
  ...parts,
});
const pods = role("pods", { rules: [rule("pods")] }, { to: "all" });
const nodes = role("nodes", { rules: [rule("nodes"), rule("pods")] }, { to: "all" });
const other = role("other", { rules: [rule("secrets")] }, { to: "some" });
const aggregationRule = { clusterRoleSelectors: [{ matchLabels: { to: "all" } }] };

test.each<{ behaviour: string; of: ClusterRole; rules: readonly object[] | undefined }>([
  {
    behaviour: "gets the rules of others in the order of their names, each once",
    of: role("all", { aggregationRule }),
    rules: [rule("nodes"), rule("pods")],
  },
  {
    behaviour: "is no part of itself",
    of: role("all", { aggregationRule, rules: [rule("events")] }, { to: "all" }),
    rules: [rule("nodes"), rule("pods")],
  },
  {
    behaviour: "is left alone when it has them",
    of: role("all", { aggregationRule, rules: [rule("nodes"), rule("pods")] }),
    rules: undefined,
  },
  {
    behaviour: "loses those that nobody has",
    of: role("all", {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: "none" } }] },
      rules: [rule("pods")],
    }),
    rules: [],
  },
  { behaviour: "that is not made up is left alone", of: pods, rules: undefined },
])("a role $behaviour", ({ of, rules }) => {
  const actions = planRules(of, [pods, other, nodes, of]);
  const patch = { metadata: { name: of.metadata.name }, rules };
  expect(actions).toMatchObject(rules === undefined ? [] : [{ patchType: "apply", patch }]);
});

test("admin is all that edit and view are, and what is added to them", () => {
  const cluster = createCluster();
  const labels = { "rbac.authorization.k8s.io/aggregate-to-view": "true" };
  cluster.apply(role("crds", { rules: [rule("widgets")] }, labels));
  cluster.settle();
  const rulesOf = (name: string) => cluster.get(ClusterRole, name)?.rules ?? [];
  expect(rulesOf("view")).toContainEqual(rule("widgets"));
  for (const [small, large] of [
    ["view", "edit"],
    ["edit", "admin"],
  ] as const) {
    expect(rulesOf(large)).toEqual(expect.arrayContaining([...rulesOf(small)]));
    expect(rulesOf(large).length).toBeGreaterThan(rulesOf(small).length);
  }
});
