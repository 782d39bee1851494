import * as z from "zod";
import { configurable } from "../framework/plugin-args.ts";
import { affinityFilter } from "../pod-affinity/filter.ts";
import { affinityMayHelp } from "../pod-affinity/hints.ts";
import { means, termsOf } from "../pod-affinity/pod-terms.ts";
import { affinityScore } from "../pod-affinity/score.ts";

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
      "TargetPodUpdateLabel",
    ],
    queueingHint: affinityMayHelp,
  }),
);
