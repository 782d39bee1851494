/** What is different between two lists of lines. */
/** A part that is alike, or lines of one that stand for lines of the other. */
export interface Hunk {
    /** Where it begins in the first, from 0, and how many lines it has there. */
    readonly from: number;
    readonly removed: number;
    /** The same in the second. */
    readonly to: number;
    readonly added: number;
}
export declare function differences(left: readonly string[], right: readonly string[], isAlike: (a: string, b: string) => boolean): readonly Hunk[];
