import type { NodeVerdict } from "./explain.ts";
/** The nodes that lack the same. Every node that refuses the pod is counted in one group. */
export interface RemedyGroup {
    /** All of these together make the pod fit, unless `unsolved` says otherwise. */
    readonly changes: readonly string[];
    /** Reasons against these nodes for which no change is known. */
    readonly unsolved: readonly string[];
    readonly nodes: number;
    /** The first of the nodes. */
    readonly example: string;
}
export interface GroupedRemedies {
    /** The smallest change first. */
    readonly remedies: readonly RemedyGroup[];
    /** The nodes in the order of their groups. */
    readonly refused: readonly NodeVerdict[];
}
/** Groups nodes by what they lack. */
export declare function groupRemedies(refused: readonly NodeVerdict[]): GroupedRemedies;
