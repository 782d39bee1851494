/** The line of a value, counted from 1, by the path to it: `spec.steps.0.apply`. */
export type Lines = ReadonlyMap<string, number>;
/** The lines of the values of each document. Throws what the parser throws. */
export declare function documentLines(text: string): readonly Lines[];
/** The line of the value at a path, or of the nearest that holds it. */
export declare function lineOf(lines: Lines, path: readonly (string | number)[]): number;
