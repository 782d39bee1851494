/** What one rule allows. Source: plugin/pkg/auth/authorizer/rbac RuleAllows 1.36. */

import type { Attributes } from "../../../api/authorization/authorizer.ts";
import type { PolicyRule } from "../../../api/rbac/policy-rule.ts";

export function allows(rule: PolicyRule, attributes: Attributes): boolean {
  if ("nonResource" in attributes) {
    const { verb = "", path = "" } = attributes.nonResource;
    return isNamed(rule.verbs, verb) && isUnder(rule.nonResourceURLs, path);
  }
  const { verb = "", group = "", resource = "", subresource = "", name = "" } = attributes.resource;
  const { resourceNames = [] } = rule;
  return (
    isNamed(rule.verbs, verb) &&
    isNamed(rule.apiGroups, group) &&
    isResource(rule.resources, resource, subresource) &&
    (resourceNames.length === 0 || resourceNames.includes(name))
  );
}

const isNamed = (names: readonly string[] = [], name: string) =>
  names.includes("*") || names.includes(name);

/** The subresource of every resource may be named as well: `*` and a slash before it. */
function isResource(names: readonly string[] = [], resource: string, subresource: string): boolean {
  if (names.includes("*")) return true;
  if (subresource === "") return names.includes(resource);
  return names.includes(`${resource}/${subresource}`) || names.includes(`*/${subresource}`);
}

const isUnder = (urls: readonly string[] = [], path: string) =>
  urls.some(
    (url) =>
      url === "*" ||
      url === path ||
      (url.endsWith("*") && path.startsWith(url.replace(/\*+$/, ""))),
  );
