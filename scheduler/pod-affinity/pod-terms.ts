import type { PodAffinityTerm } from "../../api/core/pod/affinity.ts";
import {
  type LabelMatcher,
  type Labels,
  nothing,
  selectorFromLabelSelector,
} from "../../api/selectors/labels.ts";
import type { Pod } from "../framework/framework.ts";
import type { NodeInfo } from "../snapshot/node-info.ts";

/** A term of a pod about other pods, read. */
export interface PodTerm {
  /** As the pod has it. */
  readonly asked: PodAffinityTerm;
  readonly topologyKey: string;
  readonly selector: LabelMatcher;
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceSelector: LabelMatcher;
  /** How much a preferred term wishes for it, negative where it rather would not. */
  readonly weight: number;
}

export interface PodTerms {
  readonly affinity: readonly PodTerm[];
  readonly antiAffinity: readonly PodTerm[];
  readonly preferred: readonly PodTerm[];
  /** The same for terms that mean the same. */
  readonly text: string;
}

/** The labels of a namespace. */
export type NamespaceLabels = (namespace: string) => Labels | undefined;

const none: PodTerms = { affinity: [], antiAffinity: [], preferred: [], text: "" };
type Affinity = NonNullable<Pod["spec"]["affinity"]>;
/** By the affinity, which pods of one template share, and by the namespace of its pods. */
const known = new WeakMap<Affinity, Map<string, PodTerms>>();

/** What a pod asks of the pods around it. */
export function termsOf({ metadata: { namespace = "" }, spec: { affinity } }: Pod): PodTerms {
  if (affinity?.podAffinity === undefined && affinity?.podAntiAffinity === undefined) return none;
  const byNamespace = known.get(affinity) ?? new Map<string, PodTerms>();
  known.set(affinity, byNamespace);
  const terms = byNamespace.get(namespace) ?? readTerms(affinity, namespace);
  byNamespace.set(namespace, terms);
  return terms;
}

const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";

function readTerms({ podAffinity, podAntiAffinity }: Affinity, namespace: string): PodTerms {
  const read = (term: PodAffinityTerm, weight = 0) => readTerm(term, namespace, weight);
  const near = podAffinity?.[preferred] ?? [];
  const away = podAntiAffinity?.[preferred] ?? [];
  const terms = {
    affinity: (podAffinity?.[required] ?? []).map((term) => read(term)),
    antiAffinity: (podAntiAffinity?.[required] ?? []).map((term) => read(term)),
    preferred: [
      ...near.map(({ podAffinityTerm, weight }) => read(podAffinityTerm, weight)),
      ...away.map(({ podAffinityTerm, weight }) => read(podAffinityTerm, -weight)),
    ],
  };
  return { ...terms, text: JSON.stringify([namespace, podAffinity, podAntiAffinity]) };
}

/** Source: kube-scheduler framework newAffinityTerm 1.36. */
function readTerm(term: PodAffinityTerm, namespace: string, weight: number): PodTerm {
  const { topologyKey, labelSelector, namespaces = [], namespaceSelector } = term;
  const own = namespaces.length === 0 && namespaceSelector === undefined;
  return {
    asked: term,
    topologyKey,
    selector: selectorFromLabelSelector(labelSelector),
    namespaces: new Set(own ? [namespace] : namespaces),
    namespaceSelector:
      namespaceSelector === undefined ? nothing : selectorFromLabelSelector(namespaceSelector),
    weight,
  };
}

/** Whether the term means that pod. */
export function means(term: PodTerm, { metadata }: Pod, labelsOf: NamespaceLabels): boolean {
  const { namespace = "", labels } = metadata;
  const inNamespace =
    term.namespaces.has(namespace) ||
    (term.namespaceSelector.picks !== "nothing" &&
      term.namespaceSelector.matches(labelsOf(namespace)));
  return inNamespace && term.selector.matches(labels);
}

/** How the terms of pods on nodes mean a pod: what of its answers hangs on them. */
export interface Meant {
  /** The pods with these texts have a term that does. */
  readonly texts: ReadonlySet<string>;
  /** The topology keys of the required terms against nearness that do. */
  readonly antiAffinityKeys: readonly string[];
  /** The topology keys of all others that do. */
  readonly scoringKeys: readonly string[];
  readonly signature: string;
}

const nobody: Meant = { texts: new Set(), antiAffinityKeys: [], scoringKeys: [], signature: "" };

/** The distinct terms of all pods on nodes: there are few, and many pods of each. */
export class PlacedTerms {
  namespaceLabels: NamespaceLabels = () => undefined;
  readonly #uses = new Map<string, { readonly terms: PodTerms; uses: number }>();

  use(pod: Pod): void {
    const terms = termsOf(pod);
    if (terms === none) return;
    const entry = this.#uses.get(terms.text) ?? { terms, uses: 0 };
    entry.uses += 1;
    this.#uses.set(terms.text, entry);
  }

  release(pod: Pod): void {
    const { text } = termsOf(pod);
    const entry = this.#uses.get(text);
    if (entry === undefined) return;
    entry.uses -= 1;
    if (entry.uses === 0) this.#uses.delete(text);
  }

  /** The terms of pods on nodes that mean this pod. */
  meaning(pod: Pod): Meant {
    if (this.#uses.size === 0) return nobody;
    const texts = new Set<string>();
    const antiAffinityKeys = new Set<string>();
    const scoringKeys = new Set<string>();
    let signature = "";
    for (const [text, { terms }] of this.#uses) {
      const isMeant = (term: PodTerm) => means(term, pod, this.namespaceLabels);
      const scoring = [...terms.affinity, ...terms.preferred].map(isMeant);
      const against = terms.antiAffinity.map(isMeant);
      if (!scoring.includes(true) && !against.includes(true)) continue;
      texts.add(text);
      signature += `${text}:${scoring}:${against};`;
      [...terms.affinity, ...terms.preferred].forEach(({ topologyKey }, index) => {
        if (scoring[index] === true) scoringKeys.add(topologyKey);
      });
      terms.antiAffinity.forEach(({ topologyKey }, index) => {
        if (against[index] === true) antiAffinityKeys.add(topologyKey);
      });
    }
    if (texts.size === 0) return nobody;
    return {
      texts,
      antiAffinityKeys: [...antiAffinityKeys],
      scoringKeys: [...scoringKeys],
      signature,
    };
  }
}

/** Sums over the pods of a node that have terms with one of these texts. */
export function sumOfMeaning(
  info: NodeInfo,
  { texts }: Meant,
  amount: (terms: PodTerms) => number,
): number {
  let sum = 0;
  if (texts.size === 0) return sum;
  for (const pod of info.pods.values()) {
    const terms = termsOf(pod);
    if (texts.has(terms.text)) sum += amount(terms);
  }
  return sum;
}
