import type { TrafficSpec } from "../../api/sim/traffic-spec.ts";
/** Times are milliseconds since the beginning; levels are requests a second, or clients. */
export interface LoadShape {
    readonly pieces: readonly Piece[];
    /** Nothing is sent from then on. */
    readonly endMs: number;
}
interface Piece {
    readonly fromMs: number;
    readonly toMs: number;
    readonly from: number;
    /** How much the level rises in a millisecond. */
    readonly slope: number;
    /** How many requests come before it. */
    readonly sum: number;
}
/** Pieces that meet, the last of which lasts until the end of the load. */
export declare function shapeOf({ load, duration }: Pick<TrafficSpec, "load" | "duration">): LoadShape;
/** Validation has seen to it that it is a duration. */
export declare const msOf: (text: string) => number;
/** The level at a time: where it jumps, the new one; 0 once the load is over. */
export declare function levelAt({ pieces, endMs }: LoadShape, ms: number): number;
/** How many requests come before a time, as a number with a fraction. */
export declare function sumAt({ pieces, endMs }: LoadShape, ms: number): number;
/** The first time from `ms` on at which the level is at least this; Infinity: there is none. */
export declare function whenAtLeast({ pieces, endMs }: LoadShape, ms: number, level: number): number;
/** When so many requests have come, for sums that only grow. */
export declare class SumClock {
    #private;
    constructor(shape: LoadShape);
    /** Infinity where the load is over before. */
    timeOf(sum: number): number;
}
export {};
