import type { Pod, PreFilterResult, Rejection } from "../framework/framework.ts";
import { type DomainChange, Domains } from "../snapshot/domains.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Meant, means, type PodTerm, sumOfMeaning, termsOf } from "./pod-terms.ts";
import { farther, nearer } from "./remedies.ts";

const rejection = (reason: string, unresolvable: boolean): Rejection => ({
  plugin: "InterPodAffinity",
  reasons: [`node(s) ${reason}`],
  unresolvable,
});
const notNear = rejection("didn't match pod affinity rules", true);
const near = rejection("didn't match pod anti-affinity rules", false);
const unwanted = rejection("didn't satisfy existing pods anti-affinity rules", false);

/**
 * Refuses nodes that are not near pods which the pod must be near to, or near those which it or
 * which must not be near to it. `undefined` where no such rule touches the pod.
 */
export function affinityFilter(
  pod: Pod,
  meant: Meant,
  snapshot: Snapshot,
): PreFilterResult | undefined {
  const { affinity, antiAffinity } = termsOf(pod);
  const meansThis = (term: PodTerm) => means(term, pod, snapshot.terms.namespaceLabels);
  const matching = (others: readonly PodTerm[]) => (other: Pod) =>
    others.every((term) => means(term, other, snapshot.terms.namespaceLabels));
  const wanted = affinity.map((term) => placesOf(term, matching(affinity), snapshot));
  const avoided = antiAffinity.map((term) => placesOf(term, matching([term]), snapshot));
  const avoiding = avoidingPlaces(meansThis, meant, snapshot);
  if (wanted.length + avoided.length + avoiding.length === 0) return undefined;
  const mayBeFirst = matching(affinity)(pod);
  const isFirst = () => mayBeFirst && wanted.every(({ total }) => total === 0);
  let wasFirst = isFirst();
  const places = { wanted, avoided, avoiding, affinity, antiAffinity };
  return {
    filter(slot) {
      if (!isNearAll(wanted, slot, isFirst)) return notNear;
      if (isNearAny(avoided, slot)) return near;
      return isNearAny(avoiding, slot) ? unwanted : undefined;
    },
    remedies: (slot) => [
      ...(isNearAll(wanted, slot, isFirst) ? [] : nearer(places, slot)),
      ...farther(pod, places, slot, snapshot),
    ],
    follow(changed, stale) {
      for (const domains of [...wanted, ...avoided, ...avoiding]) {
        tellTurned(domains.follow(changed), stale);
      }
      if (isFirst() === wasFirst) return;
      wasFirst = !wasFirst;
      for (const domains of wanted) {
        for (const { slots } of domains.values()) for (const slot of slots) stale(slot);
      }
    },
  };
}

function isNearAll(wanted: readonly Domains[], slot: number, isFirst: () => boolean): boolean {
  let isNear = true;
  for (const domains of wanted) {
    const domain = domains.of(slot);
    if (domain === undefined) return false;
    isNear &&= domain.count > 0;
  }
  // The first of a group that wants to be together can be near none of it.
  return isNear || isFirst();
}

function isNearAny(places: readonly Domains[], slot: number): boolean {
  for (const domains of places) if ((domains.of(slot)?.count ?? 0) > 0) return true;
  return false;
}

/** Only whether there is any pod matters. */
function tellTurned(changes: readonly DomainChange[], stale: (slot: number) => void): void {
  for (const { domain, count } of changes) {
    if (count > 0 === domain.count > 0) continue;
    for (const slot of domain.slots) stale(slot);
  }
}

/** How many pods that match each place has. */
function placesOf(
  { topologyKey }: PodTerm,
  matches: (pod: Pod) => boolean,
  snapshot: Snapshot,
): Domains {
  return new Domains(snapshot, {
    topologyKey,
    count(info) {
      let count = 0;
      for (const pod of info.pods.values()) if (matches(pod)) count += 1;
      return count;
    },
  });
}

/** The places of pods that must not be near this one, by topology key. */
function avoidingPlaces(
  meansThis: (term: PodTerm) => boolean,
  meant: Meant,
  snapshot: Snapshot,
): readonly Domains[] {
  return meant.antiAffinityKeys.map(
    (topologyKey) =>
      new Domains(snapshot, {
        topologyKey,
        count: (info) =>
          sumOfMeaning(info, meant, ({ antiAffinity }) => {
            const each = antiAffinity.filter((term) => term.topologyKey === topologyKey);
            return each.filter(meansThis).length;
          }),
      }),
  );
}
