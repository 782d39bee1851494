import { equalJson } from "../../api/json.ts";
import type { PolicyRule } from "../../api/rbac/policy-rule.ts";
import { ClusterRole } from "../../api/rbac/role.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { type Action, apply } from "../../client/action.ts";

/**
 * Gives a role the rules of the roles that it is made up of, each once.
 * Source: pkg/controller/clusterroleaggregation 1.36.
 */
export function planRules(role: ClusterRole, all: readonly ClusterRole[]): readonly Action[] {
  const { aggregationRule, metadata } = role;
  if (aggregationRule === undefined) return [];
  const rules = (aggregationRule.clusterRoleSelectors ?? []).flatMap((labelSelector) => {
    const { matches } = selectorFromLabelSelector(labelSelector);
    return all
      .filter((each) => each.metadata.name !== metadata.name && matches(each.metadata.labels))
      .sort(byName)
      .flatMap((each) => each.rules ?? []);
  });
  const unique = withoutRepeated(rules);
  if (equalJson(unique, role.rules ?? [])) return [];
  return [apply(ClusterRole, { metadata: { name: metadata.name }, rules: unique })];
}

const byName = (left: ClusterRole, right: ClusterRole) =>
  (left.metadata.name ?? "") < (right.metadata.name ?? "") ? -1 : 1;

/** Rules that are decoded have their members in one order, so that equal ones are equal texts. */
function withoutRepeated(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const unique = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const text = JSON.stringify(rule);
    if (!unique.has(text)) unique.set(text, rule);
  }
  return [...unique.values()];
}
