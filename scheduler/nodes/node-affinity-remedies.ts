/** What would have to change for a node to be one that a pod selects. */
import type { NodeSelectorRequirement, NodeSelectorTerm } from "../../api/core/node-selector.ts";
import type { PodSpec } from "../../api/core/pod/spec.ts";
import { matchesAnyTerm, matchesTerm, type SelectableNode } from "../../api/selectors/nodes.ts";
import type { Remedy } from "../framework/framework.ts";

/** For terms that contradict each other, so that they mean no node. */
export const withoutTerms: Remedy = { change: "no required node affinity" };

/** All that a pod would have to give up of its node selector and its required node affinity. */
export function selectionRemedies(
  { nodeSelector = {}, affinity }: PodSpec,
  node: SelectableNode,
): readonly Remedy[] {
  const selectors = Object.entries(nodeSelector)
    .filter(([key, value]) => node.labels[key] !== value)
    .map(([key, value]) => ({
      change: `no node selector ${key}=${value}`,
      detail: labelOn(node, key),
    }));
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required === undefined) return selectors;
  return [...selectors, ...termRemedies(required.nodeSelectorTerms, node)];
}

/** Of one term its conditions; more of them are given up as a whole. */
function termRemedies(terms: readonly NodeSelectorTerm[], node: SelectableNode): readonly Remedy[] {
  if (matchesAnyTerm(terms)(node)) return [];
  const [only, ...others] = terms;
  if (only === undefined || others.length > 0) return [withoutTerms];
  const { matchExpressions = [], matchFields = [] } = only;
  const unmet = [
    ...matchExpressions
      .filter((each) => !matchesTerm({ matchExpressions: [each] })(node))
      .map((each) => ({ each, detail: labelOn(node, each.key) })),
    ...matchFields
      .filter((each) => !matchesTerm({ matchFields: [each] })(node))
      .map((each) => ({ each, detail: `it is ${node.name}` })),
  ];
  if (unmet.length === 0) return [withoutTerms];
  return unmet.map(({ each, detail }) => ({
    change: `no node affinity to ${conditionText(each)}`,
    detail,
  }));
}

function labelOn({ labels }: SelectableNode, key: string): string {
  const value = labels[key];
  return value === undefined ? `no label ${key}` : `it has ${key}=${value}`;
}

/** `zone in [a b]` */
function conditionText({ key, operator, values = [] }: NodeSelectorRequirement): string {
  switch (operator) {
    case "Exists":
      return `${key}`;
    case "DoesNotExist":
      return `!${key}`;
    case "Gt":
      return `${key} > ${values.join()}`;
    case "Lt":
      return `${key} < ${values.join()}`;
    case "NotIn":
      return `${key} not in [${values.join(" ")}]`;
    default:
      return `${key} in [${values.join(" ")}]`;
  }
}
