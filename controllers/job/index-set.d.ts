export type IndexSet = ReadonlySet<number>;
/** The indexes that a status names; those beyond the completions are forgotten. */
export declare function readIndexes(text: string | undefined, completions: number): IndexSet;
/** `0,1,3-5`: two in a row are named one by one. */
export declare function formatIndexes(indexes: IndexSet): string;
