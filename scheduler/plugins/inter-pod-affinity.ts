import * as z from "zod";
import { affinityFilter } from "../affinity-filter.ts";
import { affinityScore } from "../affinity-score.ts";
import type { ClusterEvent, Pod } from "../framework.ts";
import { configurable } from "../plugin-args.ts";
import { means, type PodTerm, termsOf } from "../pod-terms.ts";
import type { Snapshot } from "../snapshot.ts";

const name = "InterPodAffinity";
const args = z.strictObject({
  hardPodAffinityWeight: z.int().min(0).max(100).default(1),
  ignorePreferredTermsOfExistingPods: z.boolean().default(false),
});

/** Places pods near to those that they ask for, and away from those that either asks not to. */
export const interPodAffinity = configurable(
  name,
  args,
  ({ hardPodAffinityWeight, ignorePreferredTermsOfExistingPods }) => ({
    name,
    sign(pod, { terms }) {
      const { text, affinity } = termsOf(pod);
      const isFirst = affinity.every((term) => means(term, pod, terms.namespaceLabels));
      return `${text},${isFirst},${terms.meaning(pod).signature}`;
    },
    preFilter: (pod, snapshot) => affinityFilter(pod, snapshot.terms.meaning(pod), snapshot),
    preScore(pod, snapshot) {
      if (ignorePreferredTermsOfExistingPods && termsOf(pod).preferred.length === 0) {
        return undefined;
      }
      const meant = snapshot.terms.meaning(pod);
      return affinityScore(pod, { meant, hardPodAffinityWeight }, snapshot);
    },
    requeueOn: [
      "AssignedPodAdd",
      "AssignedPodUpdate",
      "AssignedPodDelete",
      "NodeAdd",
      "NodeUpdateLabel",
    ],
    queueingHint: (pod, event, snapshot) =>
      event.pod === undefined
        ? hasLabelsFor(pod, event, snapshot)
        : mayHelp(pod, event.pod, { event, snapshot }),
  }),
);

/** Source: interpodaffinity/plugin.go isSchedulableAfterPodChange 1.36. */
function mayHelp(
  pod: Pod,
  other: Pod,
  { event, snapshot }: { readonly event: ClusterEvent; readonly snapshot: Snapshot },
): boolean {
  const { affinity, antiAffinity } = termsOf(pod);
  const labelsOf = snapshot.terms.namespaceLabels;
  const meansOther = (term: PodTerm) => means(term, other, labelsOf);
  if (event.name === "AssignedPodUpdate") return true;
  if (event.name === "AssignedPodAdd") return affinity.length > 0 && affinity.every(meansOther);
  return (
    antiAffinity.some(meansOther) ||
    termsOf(other).antiAffinity.some((term) => means(term, pod, labelsOf)) ||
    // Where the last of a group is gone, the next can be its first.
    (affinity.length > 0 && affinity.every(meansOther))
  );
}

/** A node without the labels of the terms that the pod must meet is of no help. */
function hasLabelsFor(pod: Pod, { slot }: ClusterEvent, snapshot: Snapshot): boolean {
  if (slot < 0) return true;
  const { labels } = snapshot.info(slot);
  return termsOf(pod).affinity.every(({ topologyKey }) => labels[topologyKey] !== undefined);
}
