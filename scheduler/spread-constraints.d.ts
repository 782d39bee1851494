import type { TopologySpreadConstraint } from "../api/core/pod/scheduling.ts";
import type { Pod } from "./framework.ts";
import type { NodeInfo } from "./node-info.ts";
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
export declare const hostnameLabel = "kubernetes.io/hostname";
/** The constraint with `selector` in place of its own. Source: podtopologyspread/common.go 1.36. */
export declare function readConstraint(constraint: TopologySpreadConstraint, selector?: PodSelector): SpreadConstraint;
/** The constraints that a pod has in its spec; `undefined` where it has none. */
export declare function ownSpreading(pod: Pod): Spreading | undefined;
/** What the answers for a pod under these constraints depend on besides the nodes. */
export declare function signatureFor({ metadata, spec }: Pod, constraints: readonly SpreadConstraint[], text: string): string;
/** How many of the pods on a node the constraint counts: not those that are being deleted. */
export declare function countOn(info: NodeInfo, { selector, isEmpty }: SpreadConstraint, pod: Pod): number;
/** Tells the nodes whose pods a constraint counts: those that the pod may run on, as it says. */
export declare function includedNodes({ spec }: Pod): (info: NodeInfo, constraint: SpreadConstraint) => boolean;
export declare const hasAllLabels: (info: NodeInfo, constraints: readonly SpreadConstraint[]) => boolean;
