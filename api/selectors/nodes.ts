/** Which nodes a pod may be placed on by what they are. */
import type { NodeSelectorRequirement, NodeSelectorTerm } from "../core/node-selector.ts";
import type { PodSpec } from "../core/pod/spec.ts";

/** What of a node selectors look at. */
export interface SelectableNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export type NodeMatcher = (node: SelectableNode) => boolean;

/**
 * Nodes that a pod's `nodeSelector` and its required node affinity both allow.
 * Source: component-helpers, GetRequiredNodeAffinity 1.36.
 */
export function matchesPlacement({ nodeSelector = {}, affinity }: PodSpec): NodeMatcher {
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const wanted = Object.entries(nodeSelector);
  const matches = required === undefined ? undefined : matchesAnyTerm(required.nodeSelectorTerms);
  return (node) =>
    wanted.every(([key, value]) => node.labels[key] === value) && matches?.(node) !== false;
}

/** Nodes that match one of the terms; without terms, none. */
export function matchesAnyTerm(terms: readonly NodeSelectorTerm[]): NodeMatcher {
  const matchers = terms.map(matchesTerm);
  return (node) => matchers.some((matches) => matches(node));
}

/** Nodes that meet all conditions of a term; without conditions, none. */
export function matchesTerm({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm) {
  if (matchExpressions.length === 0 && matchFields.length === 0) return () => false;
  const tests = [
    ...matchExpressions.map((requirement) => {
      const holds = testOf(requirement);
      return ({ labels }: SelectableNode) => holds(labels[requirement.key]);
    }),
    ...matchFields.map((requirement) => {
      const holds = testOf(requirement);
      return ({ name }: SelectableNode) => holds(requirement.key === nameField ? name : undefined);
    }),
  ];
  return (node: SelectableNode) => tests.every((test) => test(node));
}

/** The only field that terms can name. */
const nameField = "metadata.name";

/**
 * The names that the fields of a term allow, or `undefined` where they allow any. A node of another
 * name can not match the term.
 */
export function namesOfTerm({ matchFields = [] }: NodeSelectorTerm): Set<string> | undefined {
  let names: Set<string> | undefined;
  for (const { key, operator, values = [] } of matchFields) {
    if (key !== nameField || operator !== "In") continue;
    const known = names;
    names = new Set(known === undefined ? values : values.filter((value) => known.has(value)));
  }
  return names;
}

function testOf({ operator, values = [] }: NodeSelectorRequirement) {
  const allowed = new Set(values);
  const bound = readInteger(values[0]);
  return (value: string | undefined): boolean => {
    switch (operator) {
      case "In":
        return value !== undefined && allowed.has(value);
      case "NotIn":
        return value === undefined || !allowed.has(value);
      case "Exists":
        return value !== undefined;
      case "DoesNotExist":
        return value === undefined;
      case "Gt":
      case "Lt": {
        const number = readInteger(value);
        if (number === undefined || bound === undefined) return false;
        return operator === "Gt" ? number > bound : number < bound;
      }
      default:
        return false;
    }
  };
}

/** A decimal integer, exact, or `undefined`. */
export function readInteger(text: string | undefined): bigint | undefined {
  return text !== undefined && /^[-+]?[0-9]{1,19}$/.test(text)
    ? BigInt(text.startsWith("+") ? text.slice(1) : text)
    : undefined;
}
