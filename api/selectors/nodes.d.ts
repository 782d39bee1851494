/** Which nodes a pod may be placed on by what they are. */
import type { NodeSelectorTerm } from "../core/node-selector.ts";
import type { PodSpec } from "../core/pod/spec.ts";
/** What of a node selectors look at. */
export interface SelectableNode {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
}
export type NodeMatcher = (node: SelectableNode) => boolean;
/**
 * Nodes that a pod's `nodeSelector` and its required node affinity both allow.
 * Source: component-helpers, GetRequiredNodeAffinity 1.36.
 */
export declare function matchesPlacement({ nodeSelector, affinity }: PodSpec): NodeMatcher;
/** Nodes that match one of the terms; without terms, none. */
export declare function matchesAnyTerm(terms: readonly NodeSelectorTerm[]): NodeMatcher;
/** Nodes that meet all conditions of a term; without conditions, none. */
export declare function matchesTerm({ matchExpressions, matchFields }: NodeSelectorTerm): (node: SelectableNode) => boolean;
/**
 * The names that the fields of a term allow, or `undefined` where they allow any. A node of another
 * name can not match the term.
 */
export declare function namesOfTerm({ matchFields }: NodeSelectorTerm): Set<string> | undefined;
/** A decimal integer, exact, or `undefined`. */
export declare function readInteger(text: string | undefined): bigint | undefined;
