import type { PodAffinityTerm } from "../api/core/pod/affinity.ts";
import { type LabelMatcher, type Labels } from "../api/selectors/labels.ts";
import type { Pod } from "./framework.ts";
import type { NodeInfo } from "./node-info.ts";
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
/** What a pod asks of the pods around it. */
export declare function termsOf({ metadata: { namespace }, spec: { affinity } }: Pod): PodTerms;
/** Whether the term means that pod. */
export declare function means(term: PodTerm, { metadata }: Pod, labelsOf: NamespaceLabels): boolean;
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
/** The distinct terms of all pods on nodes: there are few, and many pods of each. */
export declare class PlacedTerms {
    #private;
    namespaceLabels: NamespaceLabels;
    use(pod: Pod): void;
    release(pod: Pod): void;
    /** The terms of pods on nodes that mean this pod. */
    meaning(pod: Pod): Meant;
}
/** Sums over the pods of a node that have terms with one of these texts. */
export declare function sumOfMeaning(info: NodeInfo, { texts }: Meant, amount: (terms: PodTerms) => number): number;
