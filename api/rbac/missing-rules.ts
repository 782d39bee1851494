/**
 * Which of some permissions others do not include.
 * Source: component-helpers/auth/rbac/validation 1.36.
 */
import type { PolicyRule } from "./policy-rule.ts";

/** The parts of rules that none of the held ones covers: each of one verb and of one resource. */
export function missingRules(
  held: readonly PolicyRule[],
  wanted: readonly PolicyRule[],
): readonly PolicyRule[] {
  return wanted.flatMap(partsOf).filter((part) => !held.some((rule) => covers(rule, part)));
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
