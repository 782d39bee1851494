/**
 * Which of some permissions a user does not have.
 * Source: component-helpers/auth/rbac/validation and pkg/registry/rbac/validation 1.36.
 */
import type { PolicyRule } from "../../../api/rbac/policy-rule.ts";

/** The parts of rules that none of the held ones covers: each of one verb and of one resource. */
export function missingRules(
  held: readonly PolicyRule[],
  wanted: readonly PolicyRule[],
): readonly PolicyRule[] {
  return wanted.flatMap(partsOf).filter((part) => !held.some((rule) => covers(rule, part)));
}

/** Such parts as a refusal tells them, a line each. */
export function describeRules(rules: readonly PolicyRule[]): string {
  return [...new Set(compacted(rules).map(describe))].sort().join("\n");
}

function partsOf(rule: PolicyRule): readonly PolicyRule[] {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const names = resourceNames.length === 0 ? [undefined] : resourceNames;
  const ofResources = apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) =>
        names.map((name) => ({
          verbs: [verb],
          apiGroups: [group],
          resources: [resource],
          ...(name !== undefined && { resourceNames: [name] }),
        })),
      ),
    ),
  );
  const ofPaths = nonResourceURLs.flatMap((url) =>
    verbs.map((verb) => ({ verbs: [verb], nonResourceURLs: [url] })),
  );
  return [...ofResources, ...ofPaths];
}

function covers(rule: PolicyRule, part: PolicyRule): boolean {
  const { resourceNames: names = [] } = rule;
  const { resourceNames: named = [] } = part;
  return (
    hasAll(rule.verbs, part.verbs) &&
    hasAll(rule.apiGroups, part.apiGroups) &&
    (part.resources ?? []).every((each) => hasResource(rule.resources, each)) &&
    (names.length === 0 || (named.length > 0 && named.every((each) => names.includes(each)))) &&
    (part.nonResourceURLs ?? []).every((each) => hasPath(rule.nonResourceURLs, each))
  );
}

const hasAll = (held: readonly string[] = [], wanted: readonly string[] = []) =>
  held.includes("*") || wanted.every((each) => held.includes(each));

function hasResource(held: readonly string[] = [], resource: string): boolean {
  if (held.includes("*") || held.includes(resource)) return true;
  const slash = resource.indexOf("/");
  return slash >= 0 && held.includes(`*${resource.slice(slash)}`);
}

const hasPath = (held: readonly string[] = [], path: string) =>
  held.some(
    (each) => each === path || (each.endsWith("*") && path.startsWith(each.replace(/\*+$/, ""))),
  );

/** Parts that differ by their verbs alone become one, where they name no objects. */
function compacted(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const merged = new Map<string, PolicyRule>();
  const others: PolicyRule[] = [];
  for (const rule of rules) {
    const { apiGroups = [], resources = [], resourceNames, verbs } = rule;
    if (resources.length === 0 || resourceNames !== undefined) {
      others.push(rule);
      continue;
    }
    const key = JSON.stringify([apiGroups, resources]);
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
