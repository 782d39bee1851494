/** Rules as a refusal tells them. Source: pkg/registry/rbac/validation 1.36. */
import type { PolicyRule } from "../../../api/rbac/policy-rule.ts";

/** Parts of rules, of one verb and of one resource each, a line each. */
export function describeRules(rules: readonly PolicyRule[]): string {
  return [...new Set(compacted(rules).map(describe))].sort().join("\n");
}

/** Parts that differ by their verbs alone become one. */
function compacted(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const merged = new Map<string, PolicyRule>();
  const others: PolicyRule[] = [];
  for (const rule of rules) {
    const { apiGroups = [], resources = [], resourceNames = [], verbs } = rule;
    if (resources.length === 0) {
      others.push(rule);
      continue;
    }
    const key = JSON.stringify([apiGroups, resources, resourceNames]);
    const known = merged.get(key);
    merged.set(key, { ...rule, verbs: [...(known?.verbs ?? []), ...verbs] });
  }
  return [...others, ...merged.values()];
}

function describe(rule: PolicyRule): string {
  const { apiGroups, resources, nonResourceURLs, resourceNames, verbs } = rule;
  const members: readonly (readonly [string, readonly string[] | undefined])[] = [
    ["APIGroups", apiGroups],
    ["Resources", resources],
    ["NonResourceURLs", nonResourceURLs],
    ["ResourceNames", resourceNames],
    ["Verbs", verbs],
  ];
  const told = members.flatMap(([name, texts = []]) =>
    texts.length === 0 ? [] : [`${name}:${quoted(texts)}`],
  );
  return `{${told.join(", ")}}`;
}

/** As Go's `%q` writes a list. */
export const quoted = (texts: readonly string[]): string =>
  `[${texts.map((each) => JSON.stringify(each)).join(" ")}]`;
