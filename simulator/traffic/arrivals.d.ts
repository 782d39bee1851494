import type { Random } from "../../api/runtime.ts";
import { type LoadShape } from "./load.ts";
/** When requests come, one after the other. */
export interface Arrivals {
    /** Milliseconds since the beginning; Infinity where no more come. */
    next(): number;
}
/**
 * The arrivals of a load that has gone on for `sinceMs`. They are equal steps, or steps of an
 * exponential distribution, in the sum of the load; so its pieces need no drawing in vain.
 */
export declare function arrivals(shape: LoadShape, { arrivals: kind, sinceMs }: {
    readonly arrivals: string;
    readonly sinceMs: number;
}, random: Random): Arrivals;
