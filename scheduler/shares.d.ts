/** How the raw scores of a plugin become its part of a total. */
import { type PreScoreResult } from "./framework.ts";
/** What a plugin of a profile scores, and how much that counts. */
export interface Scorer extends PreScoreResult {
    readonly plugin: string;
    readonly weight: number;
}
/** The least and the greatest score of all feasible nodes that count for one scorer. */
export interface ScoreRange {
    readonly lowest: number;
    readonly highest: number;
}
/** A score put on 0 to 100, given the range of scores of all feasible nodes. */
export declare function normalized({ normalize }: Pick<PreScoreResult, "normalize">, raw: number, { lowest, highest }: ScoreRange): number;
/** True where a score takes part in the range; "fewest" leaves out nodes below 0. */
export declare const isInRange: (scorer: PreScoreResult, raw: number) => boolean;
/** The least score that takes part in the range. */
export declare function leastInRange({ normalize }: PreScoreResult): number;
export declare const emptyRange: ScoreRange;
export declare const widened: ({ lowest, highest }: ScoreRange, raw: number) => ScoreRange;
/** The raw score of a node that is not feasible. */
export declare const none: number;
/** What scores come to be in one range. Most nodes have one of a few scores: each is made once. */
export declare class Shares {
    #private;
    constructor(scorer: Scorer, range: ScoreRange);
    /** From now on of another range. */
    reset(range: ScoreRange): void;
    of(raw: number): number;
}
