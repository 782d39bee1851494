/** What objects were and are, by the time from which on DNS answers by it. */
/** Hears of versions as they are held, and as they are forgotten. */
export interface Holding<T> {
    held(key: string, value: T): void;
    forgotten(key: string, value: T): void;
}
/**
 * Objects by key, each in all versions that may still be shown. Nothing waits on a timer: what is
 * shown follows from the time that a question comes at, and what no question can see any more is
 * forgotten with later changes. Times may not go backwards from one change to the next.
 */
export declare class Versions<T> {
    #private;
    constructor(holding?: Holding<T>);
    /** The version that is shown at this time. */
    at(key: string, nowMs: number): T | undefined;
    /** A change that is shown after the delay, but never before an earlier one of the same key. */
    change(key: string, value: T | undefined, { nowMs, delayMs }: Change): void;
    /** How many objects are held, those included that are gone but still shown. */
    get size(): number;
}
export interface Change {
    /** When it happened. */
    readonly nowMs: number;
    readonly delayMs: number;
}
/** Keys by a word that leads to them, each with how often it was added. */
export declare class KeyIndex {
    #private;
    keysOf(word: string): Iterable<string>;
    add(word: string, key: string): void;
    remove(word: string, key: string): void;
    get size(): number;
}
