/**
 * A map that forgets. It holds at least the `limit` entries that were used last, and at most twice
 * as many. Two maps take turns, as a map that loses its first entry again and again is slow.
 */
export declare class RecentMap<Value, Key = string> {
    #private;
    constructor(limit: number);
    /** The value, which counts as used by that. */
    get(key: Key): Value | undefined;
    clear(): void;
    set(key: Key, value: Value): void;
}
