/** Sets of completion indexes as text: `1,3-5`. Source: pkg/apis/batch/validation 1.36. */
/** The first and the last index of a run. */
export type Interval = readonly [first: number, last: number];
/** The intervals of the text, in rising order, or what is wrong with it. */
export declare function parseIndexes(text: string, completions: number): readonly Interval[] | string;
/** How many indexes the intervals hold. */
export declare const countIndexes: (intervals: readonly Interval[]) => number;
/** The lowest index that is in both texts; parts that cannot be read are passed over. */
export declare function overlapOf(left: string, right: string, completions: number): number | undefined;
