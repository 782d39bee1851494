import { aggregatedRules } from "../../api/rbac/aggregated-rules.ts";
import { ClusterRole } from "../../api/rbac/role.ts";
import { type Action, apply } from "../../client/action.ts";

/** Gives a role the rules of the roles that it is made up of. */
export function planRules(role: ClusterRole, all: readonly ClusterRole[]): readonly Action[] {
  const rules = aggregatedRules(role, all);
  if (rules === undefined) return [];
  return [apply(ClusterRole, { metadata: { name: role.metadata.name }, rules })];
}
