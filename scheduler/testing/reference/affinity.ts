/** Inter-pod affinity. Source: "Assigning Pods to Nodes", and KEPs 2249 and 3633. */
import type { PodAffinityTerm } from "../../../api/core/pod/affinity.ts";
import { selectorFromLabelSelector } from "../../../api/selectors/labels.ts";
import type { Node, Pod } from "../../framework/framework.ts";
import {
  type Cluster,
  final,
  labelOf,
  passing,
  podsOn,
  type Refusal,
  samePlace,
} from "./cluster.ts";

const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";

const needsOf = ({ spec }: Pod) => spec.affinity?.podAffinity?.[required] ?? [];
const bansOf = ({ spec }: Pod) => spec.affinity?.podAntiAffinity?.[required] ?? [];
/** Preferred terms; those against nearness weigh less than nothing. */
const wishesOf = ({ spec }: Pod) => [
  ...(spec.affinity?.podAffinity?.[preferred] ?? []),
  ...(spec.affinity?.podAntiAffinity?.[preferred] ?? []).map(({ weight, podAffinityTerm }) => {
    return { weight: -weight, podAffinityTerm };
  }),
];

/** Whether a term of `owner` means `other`. */
function means(owner: Pod, term: PodAffinityTerm, other: Pod, { namespaces }: Cluster): boolean {
  const { namespace = "", labels } = other.metadata;
  const names = term.namespaces ?? [];
  const isOwnByDefault = names.length === 0 && term.namespaceSelector === undefined;
  const isInNamespace = isOwnByDefault
    ? namespace === owner.metadata.namespace
    : names.includes(namespace) ||
      selectorFromLabelSelector(term.namespaceSelector).matches(namespaces.get(namespace));
  return isInNamespace && selectorFromLabelSelector(term.labelSelector).matches(labels);
}

/** The pods in the same place as a node, by a term. */
const around = (node: Node, { topologyKey }: PodAffinityTerm, cluster: Cluster): readonly Pod[] =>
  samePlace(node, topologyKey, cluster).flatMap((each) => podsOn(each, cluster));

export function affinityRefusal(pod: Pod, node: Node, cluster: Cluster): Refusal | undefined {
  const needs = needsOf(pod);
  const isOfGroup = (other: Pod) => needs.every((term) => means(pod, term, other, cluster));
  const has = (term: PodAffinityTerm) => labelOf(node, term.topologyKey) !== undefined;
  const isNearGroup = needs.every((term) => around(node, term, cluster).some(isOfGroup));
  // A pod that would be of its own group may begin it, where there is none in any place.
  const isFirst =
    isOfGroup(pod) &&
    !cluster.nodes.some((each) =>
      needs.some((term) => around(each, term, cluster).some(isOfGroup)),
    );
  if (!needs.every(has) || !(isNearGroup || isFirst)) {
    return final("node(s) didn't match pod affinity rules");
  }
  const isBanned = bansOf(pod).some((term) =>
    around(node, term, cluster).some((other) => means(pod, term, other, cluster)),
  );
  if (isBanned) return passing("node(s) didn't match pod anti-affinity rules");
  const isUnwanted = cluster.nodes.some((each) =>
    podsOn(each, cluster).some((other) =>
      bansOf(other).some(
        (term) =>
          samePlace(node, term.topologyKey, cluster).includes(each) &&
          means(other, term, pod, cluster),
      ),
    ),
  );
  if (!isUnwanted) return undefined;
  return passing("node(s) didn't satisfy existing pods anti-affinity rules");
}

export interface AffinitySettings {
  readonly cluster: Cluster;
  readonly hardPodAffinityWeight: number;
  readonly ignorePreferredTermsOfExistingPods: boolean;
}

/** Normalised scores of the feasible nodes. */
export function affinityScores(pod: Pod, feasible: readonly Node[], settings: AffinitySettings) {
  const { cluster, hardPodAffinityWeight, ignorePreferredTermsOfExistingPods } = settings;
  const wishes = wishesOf(pod);
  if (ignorePreferredTermsOfExistingPods && wishes.length === 0) return feasible.map(() => 0);
  const raw = feasible.map((node) => {
    let score = 0;
    for (const { weight, podAffinityTerm: term } of wishes) {
      for (const other of around(node, term, cluster)) {
        if (means(pod, term, other, cluster)) score += weight;
      }
    }
    for (const each of cluster.nodes) {
      for (const other of podsOn(each, cluster)) {
        const needs = needsOf(other).map((term) => {
          return { weight: hardPodAffinityWeight, podAffinityTerm: term };
        });
        for (const { weight, podAffinityTerm: term } of [...needs, ...wishesOf(other)]) {
          const isNear = samePlace(node, term.topologyKey, cluster).includes(each);
          if (isNear && means(other, term, pod, cluster)) score += weight;
        }
      }
    }
    return score;
  });
  const [lowest, highest] = [Math.min(...raw), Math.max(...raw)];
  return raw.map((score) =>
    highest === lowest ? 0 : Math.floor(100 * ((score - lowest) / (highest - lowest))),
  );
}
