/** Which rules there may be. Source: pkg/apis/admissionregistration/validation 1.36. */
import { duplicate, type FieldError, invalid, joined, required } from "../field-error.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { validateEach, validateOptionalWord, validateText } from "../validation/format.ts";
import { pathSegmentProblems } from "../validation/names.ts";
import type { MatchResources, NamedRuleWithOperations, RuleWithOperations } from "./rule.ts";

type Errors = readonly FieldError[];

export const failurePolicies = ["Fail", "Ignore"];
export const matchPolicies = ["Equivalent", "Exact"];
export const reinvocationPolicies = ["IfNeeded", "Never"];
const scopes = ["*", "Cluster", "Namespaced"];
const operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];

/** What is wrong with the requests that a policy or a binding concerns. */
export function validateMatchResources(match: MatchResources | undefined, path: string): Errors {
  if (match === undefined) return [];
  return [
    ...validateOptionalWord(match.matchPolicy, `${path}.matchPolicy`, matchPolicies),
    ...validateLabelSelector(match.namespaceSelector, `${path}.namespaceSelector`),
    ...validateLabelSelector(match.objectSelector, `${path}.objectSelector`),
    ...validateEach(match.resourceRules, `${path}.resourceRules`, validateNamedRule),
    ...validateEach(match.excludeResourceRules, `${path}.excludeResourceRules`, validateNamedRule),
  ];
}

function validateNamedRule(rule: NamedRuleWithOperations, path: string): Errors {
  const { resourceNames = [] } = rule;
  const names = validateEach(resourceNames, `${path}.resourceNames`, (name, at, index) => [
    ...validateText(name, at, pathSegmentProblems),
    ...(resourceNames.indexOf(name) < index ? [duplicate(at, name)] : []),
  ]);
  return joined(names, validateRule(rule, path));
}

/** What is wrong with one rule. */
export function validateRule(rule: RuleWithOperations, path: string): Errors {
  const { apiGroups = [], apiVersions = [], scope } = rule;
  return [
    ...validateOperations(rule.operations ?? [], `${path}.operations`),
    ...validateWords(apiGroups, `${path}.apiGroups`, "API groups"),
    ...validateWords(apiVersions, `${path}.apiVersions`, "API versions"),
    ...validateEach(apiVersions, `${path}.apiVersions`, (version, at) =>
      version === "" ? [required(at)] : [],
    ),
    ...validateResources(rule.resources ?? [], `${path}.resources`),
    ...validateOptionalWord(scope, `${path}.scope`, scopes),
  ];
}

function validateOperations(given: readonly string[], path: string): Errors {
  return [
    ...validateWords(given, path, "operations"),
    ...validateEach(given, path, (each, at) => validateOptionalWord(each, at, operations)),
  ];
}

/** There has to be one word at least, and none beside `*`. */
function validateWords(words: readonly string[], path: string, what: string): Errors {
  if (words.length === 0) return [required(path)];
  return words.length > 1 && words.includes("*")
    ? [invalid(path, words, `if '*' is present, must not specify other ${what}`)]
    : [];
}

function validateResources(resources: readonly string[], path: string): Errors {
  if (resources.length === 0) return [required(path)];
  const before = new Set<string>();
  const errors = resources.flatMap((resource, index) => {
    if (resource === "") return [required(`${path}[${index}]`)];
    const found = overlaps(resource, before);
    before.add(resource);
    return found.map((wider) =>
      invalid(
        `${path}[${index}]`,
        resource,
        `if '${wider}' is present, must not specify ${resource}`,
      ),
    );
  });
  if (resources.length > 1 && resources.includes("*/*")) {
    const why = "if '*/*' is present, must not specify other resources";
    errors.push(invalid(path, resources, why));
  }
  // Upstream looks at the last one without a subresource only.
  const plain = resources.findLast((each) => each !== "" && !each.includes("/"));
  if (resources.includes("*") && plain !== "*") {
    const why = "if '*' is present, must not specify other resources without subresources";
    errors.push(invalid(path, resources, why));
  }
  return errors;
}

/** What stood before a resource and comprises it. */
function overlaps(resource: string, before: ReadonlySet<string>): readonly string[] {
  const slash = resource.indexOf("/");
  if (slash < 0) return [];
  const wider = [`${resource.slice(0, slash)}/*`, `*${resource.slice(slash)}`];
  return wider.filter((each) => before.has(each));
}
