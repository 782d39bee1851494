import type { Pod, PreScoreResult } from "../framework/framework.ts";
import { Domains } from "../snapshot/domains.ts";
import type { NodeInfo } from "../snapshot/node-info.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Meant, means, type PodTerm, sumOfMeaning, termsOf } from "./pod-terms.ts";

export interface AffinityScoring {
  readonly meant: Meant;
  /** How much it counts that a pod on a node must be near this one. */
  readonly hardPodAffinityWeight: number;
}

/**
 * Scores nodes by the wishes of the pod about those around, and by theirs about it; `undefined`
 * where there are none. Source: interpodaffinity/scoring.go 1.36.
 */
export function affinityScore(
  pod: Pod,
  { meant, hardPodAffinityWeight }: AffinityScoring,
  snapshot: Snapshot,
): PreScoreResult | undefined {
  const { preferred } = termsOf(pod);
  const keys = new Set([...preferred.map(({ topologyKey }) => topologyKey), ...meant.scoringKeys]);
  if (keys.size === 0) return undefined;
  const labelsOf = snapshot.terms.namespaceLabels;
  const places = [...keys].map((topologyKey) => {
    const own = preferred.filter((term) => term.topologyKey === topologyKey);
    const wish = (term: PodTerm, weight: number) =>
      term.topologyKey === topologyKey && means(term, pod, labelsOf) ? weight : 0;
    return new Domains(snapshot, {
      topologyKey,
      count: (info) =>
        ownWishes(info, own, (term, other) => means(term, other, labelsOf)) +
        sumOfMeaning(info, meant, (terms) => {
          let sum = 0;
          for (const term of terms.affinity) sum += wish(term, hardPodAffinityWeight);
          for (const term of terms.preferred) sum += wish(term, term.weight);
          return sum;
        }),
    });
  });
  return {
    normalize: "between",
    score: (slot) => places.reduce((sum, domains) => sum + (domains.of(slot)?.count ?? 0), 0),
    follow(changed, stale) {
      for (const domains of places) {
        for (const { domain, count } of domains.follow(changed)) {
          if (domain.count !== count) for (const slot of domain.slots) stale(slot);
        }
      }
    },
  };
}

function ownWishes(
  info: NodeInfo,
  terms: readonly PodTerm[],
  matches: (term: PodTerm, pod: Pod) => boolean,
): number {
  let sum = 0;
  if (terms.length === 0) return sum;
  for (const pod of info.pods.values()) {
    for (const term of terms) if (matches(term, pod)) sum += term.weight;
  }
  return sum;
}
