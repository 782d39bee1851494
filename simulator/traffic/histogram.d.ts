/**
 * How many requests took how long, in classes of microseconds: one for each up to 256, then 128
 * for each doubling. So what is told of a class, with three digits, is wrong by less than one part
 * in a hundred.
 */
export declare class Histogram {
    #private;
    get count(): number;
    get meanMs(): number;
    get maxMs(): number;
    add(ms: number): void;
    /** Takes in all that the other has counted. */
    merge(other: Histogram): void;
    /** What this share of the requests did not take longer than; 0 where there are none. */
    percentileMs(share: number): number;
    clear(): void;
    /** `412:3 415:10`: the classes that are not empty. */
    toText(): string;
    /** Reads `toText` back; what it does not hold is given. What is no class is left out. */
    static fromText(text: string, known: {
        readonly meanMs: number;
        readonly maxMs: number;
    }): Histogram;
}
