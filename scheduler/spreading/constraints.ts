import type { TopologySpreadConstraint } from "../../api/core/pod/scheduling.ts";
import {
  type Labels,
  selectorFromLabelSelector,
  selectorFromLabels,
} from "../../api/selectors/labels.ts";
import { matchesPlacement } from "../../api/selectors/nodes.ts";
import { tolerates } from "../../api/selectors/taints.ts";
import { signatureOf } from "../decision/signature.ts";
import type { Pod } from "../framework/framework.ts";
import type { NodeInfo } from "../snapshot/node-info.ts";
import type { PodSelector } from "./pod-selection.ts";

/** A constraint with its selector read and its defaults filled in. */
export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly isRequired: boolean;
  readonly nodeAffinityPolicy: string;
  readonly nodeTaintsPolicy: string;
  readonly selector: PodSelector;
  /** Picks all pods, of which none is counted. */
  readonly isEmpty: boolean;
}

/** The constraints under which a pod is placed. */
export interface Spreading {
  readonly constraints: readonly SpreadConstraint[];
  /** Nodes that lack a label of a preferred constraint do not count at all. */
  readonly needsAllLabels: boolean;
  /** The same for pods that are spread alike. */
  readonly signature: string;
}

export const hostnameLabel = "kubernetes.io/hostname";

/** The constraint with that selector. Source: podtopologyspread/common.go 1.36. */
export function readConstraint(
  constraint: TopologySpreadConstraint,
  { selector, isEmpty }: Pick<SpreadConstraint, "selector" | "isEmpty">,
): SpreadConstraint {
  return {
    topologyKey: constraint.topologyKey,
    maxSkew: constraint.maxSkew,
    minDomains: constraint.minDomains ?? 1,
    isRequired: constraint.whenUnsatisfiable === "DoNotSchedule",
    nodeAffinityPolicy: constraint.nodeAffinityPolicy ?? "Honor",
    nodeTaintsPolicy: constraint.nodeTaintsPolicy ?? "Ignore",
    selector,
    isEmpty,
  };
}

/**
 * What a constraint of a pod selects: also by the labels of `matchLabelKeys` as the pod has them
 * now, though the API server has put into the selector what they were when it was made.
 */
function ownSelector(
  { labelSelector, matchLabelKeys = [] }: TopologySpreadConstraint,
  labels: Labels = {},
): Pick<SpreadConstraint, "selector" | "isEmpty"> {
  const given = selectorFromLabelSelector(labelSelector);
  const wanted = matchLabelKeys.flatMap((key) => {
    const value = labels[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  const isEmpty = given.picks === "everything" && wanted.length === 0;
  if (wanted.length === 0) return { selector: given, isEmpty };
  const byKeys = selectorFromLabels(Object.fromEntries(wanted));
  const text = `${given.text};${byKeys.text}`;
  const matches = (others: Labels | undefined) => given.matches(others) && byKeys.matches(others);
  return { selector: { text, matches }, isEmpty };
}

/** The constraints that a pod has in its spec; `undefined` where it has none. */
export function ownSpreading(pod: Pod): Spreading | undefined {
  const { topologySpreadConstraints = [] } = pod.spec;
  if (topologySpreadConstraints.length === 0) return undefined;
  const constraints = topologySpreadConstraints.map((each) =>
    readConstraint(each, ownSelector(each, pod.metadata.labels)),
  );
  const selectors = constraints.map(({ selector }) => selector.text);
  const text = `${signatureOf(topologySpreadConstraints)}|${selectors.join("|")}`;
  return { constraints, needsAllLabels: true, signature: signatureFor(pod, constraints, text) };
}

/** What the answers for a pod under these constraints depend on besides the nodes. */
export function signatureFor(
  { metadata, spec }: Pod,
  constraints: readonly SpreadConstraint[],
  text: string,
): string {
  const own = constraints.map(({ selector }) => (selector.matches(metadata.labels) ? 1 : 0));
  const nodes = [spec.nodeSelector, spec.affinity?.nodeAffinity, spec.tolerations];
  return [metadata.namespace, text, own.join(""), ...nodes.map(signatureOf)].join();
}

/** How many of the pods on a node the constraint counts: not those that are being deleted. */
export function countOn(info: NodeInfo, { selector, isEmpty }: SpreadConstraint, pod: Pod): number {
  if (isEmpty) return 0;
  const { namespace } = pod.metadata;
  let count = 0;
  for (const { metadata } of info.pods.values()) {
    if (metadata.namespace !== namespace || metadata.deletionTimestamp !== undefined) continue;
    if (selector.matches(metadata.labels)) count += 1;
  }
  return count;
}

/** Tells the nodes whose pods a constraint counts: those that the pod may run on, as it says. */
export function includedNodes({ spec }: Pod) {
  const matches = matchesPlacement(spec);
  return (info: NodeInfo, constraint: SpreadConstraint): boolean => {
    if (constraint.nodeAffinityPolicy === "Honor" && !matches(info)) return false;
    if (constraint.nodeTaintsPolicy !== "Honor") return true;
    return info.taints.every(
      (taint) => taint.effect === "PreferNoSchedule" || tolerates(spec.tolerations, taint),
    );
  };
}

export const hasAllLabels = (info: NodeInfo, constraints: readonly SpreadConstraint[]): boolean =>
  constraints.every(({ topologyKey }) => info.labels[topologyKey] !== undefined);
