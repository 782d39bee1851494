/**
 * What something was like of late, for those that hear of changes late. Only as much is kept as
 * somebody may still ask for.
 */
export declare class Versions<T> {
    #private;
    /** The last value, whoever has heard of it. */
    get latest(): T | undefined;
    /** All that are kept, the oldest first. */
    get values(): readonly T[];
    /** Sets the value from `atMs` on, which is no earlier than that of the value before. */
    set(value: T, atMs: number): void;
    /** The value at a time; `undefined` before the first. */
    at(timeMs: number): T | undefined;
    /** Forgets what was over before `timeMs`; returns it. */
    forgetBefore(timeMs: number): readonly T[];
}
