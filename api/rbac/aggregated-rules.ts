import { equalJson } from "../json.ts";
import { selectorFromLabelSelector } from "../selectors/labels.ts";
import type { PolicyRule } from "./policy-rule.ts";
import type { ClusterRole } from "./role.ts";

/**
 * The rules of the roles that a role is made up of, each once; undefined where it is not made up of
 * any, or has these very rules.
 * Source: pkg/controller/clusterroleaggregation 1.36.
 */
export function aggregatedRules(
  role: ClusterRole,
  all: readonly ClusterRole[],
): readonly PolicyRule[] | undefined {
  const { aggregationRule, metadata } = role;
  if (aggregationRule === undefined) return undefined;
  const rules = (aggregationRule.clusterRoleSelectors ?? []).flatMap((labelSelector) => {
    const { matches } = selectorFromLabelSelector(labelSelector);
    return all
      .filter((each) => each.metadata.name !== metadata.name && matches(each.metadata.labels))
      .sort(byName)
      .flatMap((each) => each.rules ?? []);
  });
  const unique = withoutRepeated(rules);
  return equalJson(unique, role.rules ?? []) ? undefined : unique;
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
