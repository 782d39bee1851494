import type { Random } from "../api/runtime.ts";
/**
 * Finds the slot with the highest total, and keeps up with changes of single totals in a few steps:
 * a tree in which every vertex holds the highest total below it and how many have it. Totals below
 * 0 are of slots that do not count.
 */
export declare class Ranking {
    #private;
    /** The slots that take part; of those with equal totals the first in this order is first. */
    readonly order: Int32Array;
    constructor(order: Int32Array, totals: Int32Array);
    /** Takes all totals anew. */
    reset(totals: Int32Array): void;
    /** Takes the new total of one slot. */
    update(slot: number, total: number): void;
    /** The best slot, or -1. Of equals the first, or one drawn evenly where there is `random`. */
    best(random?: Random): number;
}
/**
 * The same from a look at all totals, which costs less than a ranking where most of them changed.
 * It draws as a ranking does.
 */
export declare function bestOf(order: Int32Array, totals: Int32Array, random?: Random): number;
