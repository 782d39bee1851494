/** What would have to change for a pod to be where rules about other pods do not let it be. */
import type { PodAffinityTerm } from "../../api/core/pod/affinity.ts";
import { formatLabelSelector } from "../../api/selectors/labels.ts";
import type { Pod, Remedy } from "../framework/framework.ts";
import { podNames } from "../pod-names.ts";
import type { Domain, Domains } from "../snapshot/domains.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { means, type PodTerm, termsOf } from "./pod-terms.ts";

/** The terms of a pod, and the places that they are about, in the same order. */
export interface AffinityPlaces {
  readonly affinity: readonly PodTerm[];
  readonly wanted: readonly Domains[];
  readonly antiAffinity: readonly PodTerm[];
  readonly avoided: readonly Domains[];
  /** The places of pods that must not be near this one. */
  readonly avoiding: readonly Domains[];
}

/** The terms that want pods where there are none. */
export function nearer({ affinity, wanted }: AffinityPlaces, slot: number): readonly Remedy[] {
  return affinity.flatMap(({ asked }, at) => {
    const domain = wanted[at]?.of(slot);
    if (domain !== undefined && domain.count > 0) return [];
    const detail =
      domain === undefined ? `no label ${asked.topologyKey}` : `${domain.value} has none`;
    return [{ change: `no affinity to ${podsOf(asked)}`, detail }];
  });
}

/** The terms, of the pod and of others, that some pod stands against. */
export function farther(
  pod: Pod,
  { antiAffinity, avoided, avoiding }: AffinityPlaces,
  slot: number,
  snapshot: Snapshot,
): readonly Remedy[] {
  const labelsOf = snapshot.terms.namespaceLabels;
  const own = antiAffinity.flatMap((term, at) => {
    const domain = avoided[at]?.of(slot);
    if (domain === undefined || domain.count === 0) return [];
    const there = podsIn(domain, snapshot).filter((other) => means(term, other, labelsOf));
    return [{ change: `no anti-affinity to ${podsOf(term.asked)}`, detail: podNames(there) }];
  });
  const others = avoiding.flatMap((domains) => {
    const domain = domains.of(slot);
    if (domain === undefined || domain.count === 0) return [];
    const avoids = (term: PodTerm) =>
      term.topologyKey === domains.topologyKey && means(term, pod, labelsOf);
    const there = podsIn(domain, snapshot).filter((other) =>
      termsOf(other).antiAffinity.some(avoids),
    );
    const change = `no pods that avoid this one over ${domains.topologyKey}`;
    return [{ change, detail: podNames(there) }];
  });
  return [...own, ...others];
}

const podsIn = ({ slots }: Domain, snapshot: Snapshot): readonly Pod[] =>
  [...slots].flatMap((slot) => [...snapshot.info(slot).pods.values()]);

/** `pods app=web over kubernetes.io/hostname` */
function podsOf({ labelSelector, topologyKey, namespaces = [] }: PodAffinityTerm): string {
  const selector = formatLabelSelector(labelSelector);
  const where = namespaces.length === 0 ? "" : ` in ${namespaces.join(", ")}`;
  return `pods ${selector}${where} over ${topologyKey}`;
}
