/** Times of which the earliest is at hand: a binary heap of numbers. */
export declare class EndTimes {
    #private;
    get size(): number;
    add(time: number): void;
    /** Forgets what is over at a time. */
    dropUntil(nowMs: number): void;
    /** The earliest, which is gone then; `Infinity` where there is none. */
    takeFirst(): number;
}
