/**
 * True where two parts of a pod mean the same: as lists and maps, none and empty are alike, and
 * amounts count rather than how they are written. `name` is the field that holds the part.
 * Source: apiequality.Semantic.DeepEqual.
 */
export declare function equalPart(left: unknown, right: unknown, name?: string): boolean;
