/** Which requests a policy or a webhook is about. Source: apiserver plugin/policy/matching 1.36. */
import type {
  MatchResources,
  RuleWithOperations,
} from "../../../api/admissionregistration/rule.ts";
import type { LabelSelector } from "../../../api/meta/label-selector.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { type LabelMatcher, selectorFromLabelSelector } from "../../../api/selectors/labels.ts";
import { StatusError } from "../../../api/status.ts";
import type { Attributes, Matched, Surroundings } from "./attributes.ts";
import { isNamespace, matchRules } from "./rules.ts";

/** What a webhook says of the requests that it is asked about. */
interface WebhookCriteria {
  readonly matchPolicy: string;
  readonly namespaceSelector: LabelSelector;
  readonly objectSelector: LabelSelector;
  readonly rules?: readonly RuleWithOperations[] | undefined;
}

/** The form in which a webhook is about a request. Throws NotFound as `matchResources` does. */
export const matchWebhook = (
  { rules = [], ...criteria }: WebhookCriteria,
  attributes: Attributes,
  around: Surroundings,
): Matched | undefined =>
  rules.length === 0
    ? undefined
    : matchResources({ ...criteria, resourceRules: rules }, attributes, around);

/**
 * The form in which a policy or a binding is about a request. Throws NotFound where its namespace
 * is not there and everything else matches.
 */
export function matchResources(
  criteria: MatchResources,
  attributes: Attributes,
  around: Surroundings,
): Matched | undefined {
  const { matchPolicy, resourceRules = [], excludeResourceRules = [] } = criteria;
  const selected = isNamespaceSelected(criteria.namespaceSelector, attributes, around);
  if (selected === false || !isObjectSelected(criteria.objectSelector, attributes))
    return undefined;
  const how = { matchPolicy, equivalents: around.equivalents };
  if (matchRules(excludeResourceRules, attributes, how) !== undefined) return undefined;
  const { resource, kind } = attributes;
  const matched =
    resourceRules.length === 0 ? { resource, kind } : matchRules(resourceRules, attributes, how);
  if (matched !== undefined && selected instanceof StatusError) throw selected;
  return matched;
}

/** Of what is in no namespace, and is none, every selector is true. */
function isNamespaceSelected(
  selector: LabelSelector,
  attributes: Attributes,
  { labelsOf }: Surroundings,
): boolean | StatusError {
  const { resource, subresource, operation, namespace, object } = attributes;
  const itself = isNamespace(resource);
  if (namespace === "" && !itself) return true;
  const { picks, matches } = matcherOf(selector);
  if (picks === "everything") return true;
  // The stored one may have other labels than it is about to have, or is not there yet.
  const isWritten = itself && subresource === "" && ["CREATE", "UPDATE"].includes(operation);
  if (isWritten) return matches(object?.metadata.labels);
  try {
    return matches(labelsOf(namespace));
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
}

function isObjectSelected(selector: LabelSelector, { object, oldObject }: Attributes): boolean {
  const { picks, matches } = matcherOf(selector);
  if (picks === "everything") return true;
  const isPicked = (one: KubeObject | undefined) =>
    one !== undefined && matches(one.metadata?.labels);
  return isPicked(object) || isPicked(oldObject);
}

const matchers = new WeakMap<LabelSelector, LabelMatcher>();

function matcherOf(selector: LabelSelector): LabelMatcher {
  const known = matchers.get(selector);
  if (known !== undefined) return known;
  const made = selectorFromLabelSelector(selector);
  matchers.set(selector, made);
  return made;
}
