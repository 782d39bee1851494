import type { Random } from "../api/runtime.ts";
import { type Scorer } from "./shares.ts";
import type { Snapshot } from "./snapshot.ts";
/** The scores of the feasible nodes, by slot. Only what changed is asked for again. */
export declare class Scoreboard {
    #private;
    /** The weighted sum of scores of a feasible node, -1 for all others. */
    readonly totals: Int32Array;
    constructor(scorers: readonly Scorer[], snapshot: Snapshot);
    isFeasible(slot: number): boolean;
    /** A node has become feasible. */
    enter(slot: number): void;
    /** A node is no longer feasible. */
    leave(slot: number): void;
    /** Takes in the nodes that changed, once it is known which are feasible. */
    refresh(changed: readonly number[]): void;
    /** The best node, by its slot. Of equals the first by name, or one drawn by chance. */
    best(random?: Random): number;
}
