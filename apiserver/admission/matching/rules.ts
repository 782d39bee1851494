/** Which operations a rule names. Source: apiserver webhook/predicates/rules 1.36. */
import type { RuleWithOperations } from "../../../api/admissionregistration/rule.ts";
import type { Attributes, Form, GroupVersionResource, Matched } from "./attributes.ts";

type Rule = RuleWithOperations & { readonly resourceNames?: readonly string[] | undefined };
type Place = Pick<Attributes, "operation" | "resource" | "subresource" | "namespace">;

/** Whether a rule names the operation, whatever the name of the object. */
export function ruleMatches(rule: RuleWithOperations, place: Place): boolean {
  return (
    includes(rule.operations, place.operation) &&
    resourceMatches(rule, place) &&
    inScope(rule, place)
  );
}

/** Whether a rule names the resource, whatever is done to which of its objects. */
export function resourceMatches(
  rule: RuleWithOperations,
  { resource, subresource }: Pick<Place, "resource" | "subresource">,
): boolean {
  return (
    includes(rule.apiGroups, resource.group) &&
    includes(rule.apiVersions, resource.version) &&
    (rule.resources ?? []).some((each) => isNamed(each, resource.resource, subresource))
  );
}

const includes = (words: readonly string[] = [], word: string): boolean =>
  words.includes("*") || words.includes(word);

/** `*` is every resource and no subresource; `pods/*` is `pods` too. */
function isNamed(written: string, resource: string, subresource: string): boolean {
  const slash = written.indexOf("/");
  const named = slash < 0 ? written : written.slice(0, slash);
  const part = slash < 0 ? "" : written.slice(slash + 1);
  return (named === "*" || named === resource) && (part === "*" || part === subresource);
}

/** Namespaces are in no namespace themselves, whatever their requests say. */
function inScope({ scope }: RuleWithOperations, { resource, namespace }: Place): boolean {
  if (scope !== "Cluster" && scope !== "Namespaced") return true;
  const isNamespaced = namespace !== "" && !isNamespace(resource);
  return isNamespaced === (scope === "Namespaced");
}

export const isNamespace = ({ group, resource }: GroupVersionResource): boolean =>
  group === "" && resource === "namespaces";

/**
 * The form in which one of the rules names the request: as it is, or else, unless the policy is
 * Exact, as one of the other versions of the same objects.
 */
export function matchRules(
  rules: readonly Rule[],
  attributes: Attributes,
  how: { readonly matchPolicy: string; readonly equivalents: readonly Form[] },
): Matched | undefined {
  const { resource, kind } = attributes;
  if (rules.some((rule) => namesRequest(rule, attributes, resource))) return { resource, kind };
  if (how.matchPolicy === "Exact") return undefined;
  for (const rule of rules) {
    const form = how.equivalents.find((each) => namesRequest(rule, attributes, each.resource));
    if (form !== undefined) return { resource: form.resource, kind: form.kind, form };
  }
  return undefined;
}

function namesRequest(
  rule: Rule,
  { operation, subresource, namespace, name }: Attributes,
  resource: GroupVersionResource,
): boolean {
  const { resourceNames = [] } = rule;
  return (
    ruleMatches(rule, { operation, resource, subresource, namespace }) &&
    (resourceNames.length === 0 || resourceNames.includes(name))
  );
}
