/**
 * The slow way to filter and score by other pods: every rule read off the documentation, every pod
 * counted anew for every node. What the plugins say is held against it.
 */
import type { PodAffinityTerm } from "../../api/core/pod/affinity.ts";
import type { TopologySpreadConstraint } from "../../api/core/pod/scheduling.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { matchesPlacement } from "../../api/selectors/nodes.ts";
import type { Node, Pod } from "../framework.ts";
import { tolerates } from "../tolerations.ts";

export interface ReferenceNode {
  readonly node: Node;
  readonly pods: readonly Pod[];
}
type Cluster = readonly ReferenceNode[];

const label = ({ node }: ReferenceNode, key: string) => node.metadata.labels?.[key];
const nameOf = ({ node }: ReferenceNode) => node.metadata.name ?? "";
const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";

/** The first reason for which a node is refused. */
export function referenceReason(
  pod: Pod,
  node: ReferenceNode,
  cluster: Cluster,
): string | undefined {
  return spreadReason(pod, node, cluster) ?? affinityReason(pod, node, cluster);
}

function spreadReason(pod: Pod, node: ReferenceNode, cluster: Cluster): string | undefined {
  const hard = constraintsOf(pod, "DoNotSchedule");
  for (const constraint of hard) {
    const { topologyKey: key, maxSkew, minDomains = 1, labelSelector } = constraint;
    const reason = "node(s) didn't match pod topology spread constraints";
    if (label(node, key) === undefined) return `${reason} (missing required label)`;
    const counted = cluster.filter(
      (each) =>
        hard.every(({ topologyKey }) => label(each, topologyKey) !== undefined) &&
        isEligible(pod, each, constraint),
    );
    const places = new Map<string, number>();
    for (const each of counted) {
      const value = label(each, key) ?? "";
      places.set(value, (places.get(value) ?? 0) + countOf(pod, each, constraint));
    }
    const minimum = places.size < minDomains ? 0 : Math.min(...places.values());
    const self = selectorFromLabelSelector(labelSelector).matches(pod.metadata.labels) ? 1 : 0;
    const count = places.get(label(node, key) ?? "") ?? 0;
    if (count + self - minimum > maxSkew) return reason;
  }
  return undefined;
}

const constraintsOf = ({ spec }: Pod, action: string) =>
  (spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable === action,
  );

function isEligible(pod: Pod, { node }: ReferenceNode, constraint: TopologySpreadConstraint) {
  const { nodeAffinityPolicy = "Honor", nodeTaintsPolicy = "Ignore" } = constraint;
  const { name = "", labels = {} } = node.metadata;
  if (nodeAffinityPolicy === "Honor" && !matchesPlacement(pod.spec)({ name, labels })) return false;
  const bad = (node.spec.taints ?? []).filter(({ effect }) => effect !== "PreferNoSchedule");
  return nodeTaintsPolicy === "Ignore" || bad.every((t) => tolerates(pod.spec.tolerations, t));
}

function countOf(pod: Pod, { pods }: ReferenceNode, { labelSelector }: TopologySpreadConstraint) {
  const selector = selectorFromLabelSelector(labelSelector);
  if (selector.picks === "everything") return 0;
  return pods.filter(
    ({ metadata }) =>
      metadata.namespace === pod.metadata.namespace &&
      metadata.deletionTimestamp === undefined &&
      selector.matches(metadata.labels),
  ).length;
}

function affinityReason(pod: Pod, node: ReferenceNode, cluster: Cluster): string | undefined {
  const wanted = pod.spec.affinity?.podAffinity?.[required] ?? [];
  const others = cluster.flatMap((at) => at.pods.map((other) => ({ at, other })));
  const isNear = (at: ReferenceNode, key: string) =>
    label(node, key) !== undefined && label(node, key) === label(at, key);
  const group = others.filter(({ other }) => wanted.every((term) => means(pod, term, other)));
  const isInNoPlace = wanted.every(({ topologyKey }) =>
    group.every(({ at }) => label(at, topologyKey) === undefined),
  );
  const isFirst = isInNoPlace && wanted.every((term) => means(pod, term, pod));
  for (const { topologyKey } of wanted) {
    if (
      label(node, topologyKey) === undefined ||
      (!isFirst && !group.some(({ at }) => isNear(at, topologyKey)))
    ) {
      return "node(s) didn't match pod affinity rules";
    }
  }
  for (const term of pod.spec.affinity?.podAntiAffinity?.[required] ?? []) {
    const met = others.some(({ at, other }) => {
      return isNear(at, term.topologyKey) && means(pod, term, other);
    });
    if (met) return "node(s) didn't match pod anti-affinity rules";
  }
  const unwanted = others.some(({ at, other }) =>
    (other.spec.affinity?.podAntiAffinity?.[required] ?? []).some(
      (term) => isNear(at, term.topologyKey) && means(other, term, pod),
    ),
  );
  return unwanted ? "node(s) didn't satisfy existing pods anti-affinity rules" : undefined;
}

/** Whether a term of `owner` means `other`; namespaces have no labels here. */
function means({ metadata }: Pod, term: PodAffinityTerm, other: Pod): boolean {
  const { namespaces = [], namespaceSelector, labelSelector } = term;
  const { namespace = "", labels } = other.metadata;
  const byName =
    namespaces.length === 0 && namespaceSelector === undefined
      ? namespace === metadata.namespace
      : namespaces.includes(namespace);
  const inNamespace = byName || selectorFromLabelSelector(namespaceSelector).matches({});
  return inNamespace && selectorFromLabelSelector(labelSelector).matches(labels);
}

/** The normalised scores of both plugins on the feasible nodes, by node name. */
export function referenceScores(pod: Pod, feasible: Cluster, cluster: Cluster) {
  const spread = spreadScores(pod, feasible, cluster);
  const affinity = affinityScores(pod, feasible, cluster);
  return new Map(
    feasible.map((node, at) => [nameOf(node), [spread[at] ?? 0, affinity[at] ?? 0] as const]),
  );
}

function spreadScores(pod: Pod, feasible: Cluster, cluster: Cluster): readonly number[] {
  const soft = constraintsOf(pod, "ScheduleAnyway");
  if (soft.length === 0) return feasible.map(() => 0);
  const hasAll = (node: ReferenceNode) =>
    soft.every(({ topologyKey }) => label(node, topologyKey) !== undefined);
  const candidates = feasible.filter(hasAll);
  const raw = feasible.map((node) => {
    if (!hasAll(node)) return -1;
    let score = 0;
    for (const constraint of soft) {
      const { topologyKey: key, maxSkew } = constraint;
      const isHostname = key === "kubernetes.io/hostname";
      const places = new Set(candidates.map((each) => label(each, key)));
      const counted = isHostname
        ? [node]
        : cluster.filter((each) => {
            return (
              hasAll(each) &&
              label(each, key) === label(node, key) &&
              isEligible(pod, each, constraint)
            );
          });
      const count = counted.reduce((sum, each) => sum + countOf(pod, each, constraint), 0);
      const size = isHostname ? candidates.length : places.size;
      score += count * Math.log(size + 2) + maxSkew - 1;
    }
    return Math.round(score);
  });
  const known = raw.filter((score) => score >= 0);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  return raw.map((score) => {
    if (score < 0) return 0;
    return highest === 0 ? 100 : Math.floor((100 * (highest + lowest - score)) / highest);
  });
}

function affinityScores(pod: Pod, feasible: Cluster, cluster: Cluster): readonly number[] {
  const wishes = (of: Pod) => [
    ...(of.spec.affinity?.podAffinity?.[preferred] ?? []),
    ...(of.spec.affinity?.podAntiAffinity?.[preferred] ?? []).map(({ weight, ...term }) => {
      return { weight: -weight, ...term };
    }),
  ];
  const raw = feasible.map((node) => {
    let score = 0;
    for (const at of cluster) {
      const near = ({ topologyKey: key }: PodAffinityTerm) =>
        label(node, key) !== undefined && label(node, key) === label(at, key);
      for (const other of at.pods) {
        for (const { weight, podAffinityTerm: term } of wishes(pod)) {
          if (near(term) && means(pod, term, other)) score += weight;
        }
        for (const { weight, podAffinityTerm: term } of wishes(other)) {
          if (near(term) && means(other, term, pod)) score += weight;
        }
        for (const term of other.spec.affinity?.podAffinity?.[required] ?? []) {
          if (near(term) && means(other, term, pod)) score += 1;
        }
      }
    }
    return score;
  });
  const [lowest, highest] = [Math.min(...raw), Math.max(...raw)];
  return raw.map((score) =>
    highest > lowest ? Math.floor(100 * ((score - lowest) / (highest - lowest))) : 0,
  );
}
