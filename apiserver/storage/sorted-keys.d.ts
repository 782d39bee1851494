/**
 * The keys of a table in order. Writes only take note; a list then merges what has changed, which
 * costs as much as reading the list does.
 */
export declare class SortedKeys {
    #private;
    add(key: string): void;
    delete(key: string): void;
    /** All keys, by UTF-16 code units. The array is never changed later. */
    all(): readonly string[];
}
/** The first index in `keys`, which are in order, whose key is not below `low`. */
export declare function lowerBound(keys: readonly string[], low: string): number;
