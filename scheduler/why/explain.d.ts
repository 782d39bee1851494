/**
 * Why a pod fits where it does: every plugin is asked about every node, also after another has
 * refused it. The answers are those by which `schedulePod` decides, without any of its memory.
 */
import type { Framework, Pod } from "../framework.ts";
import type { Snapshot } from "../snapshot.ts";
import { type Refusal } from "./asks.ts";
import { type RemedyGroup } from "./remedies.ts";
import { type NodeScore } from "./scores.ts";
/** What the plugins say of one node. */
export interface NodeVerdict {
    readonly node: string;
    /** Every plugin that refuses the node; empty where the pod fits. */
    readonly refusals: readonly Refusal[];
    /** Of a node where the pod fits: what each plugin that scores gives it. */
    readonly scores: readonly NodeScore[];
    /** The sum of the weighted scores; -1 where the pod does not fit. */
    readonly total: number;
}
export interface Explanation {
    /** Every node: those where the pod fits from the best on, then those that lack the least. */
    readonly nodes: readonly NodeVerdict[];
    readonly feasible: number;
    /**
     * Where the pod goes: the one node, or all that are equally good where the profile draws one by
     * chance. Empty where it fits nowhere.
     */
    readonly best: readonly string[];
    /** What would make the pod fit on how many of the other nodes, the smallest change first. */
    readonly remedies: readonly RemedyGroup[];
}
/** Explains a pod without a node as it stands, and one that has a node as if it had not. */
export declare function explain(pod: Pod, snapshot: Snapshot, framework: Framework): Explanation;
