/** A timer that can be called off. Cancelling twice, or after it fired, does nothing. */
export interface Timer {
    cancel(): void;
}
/**
 * The only source of time. Times are milliseconds since the Unix epoch.
 * Timers due together run first in, first out; a delay of 0 runs after what is queued for now.
 */
export interface Clock {
    now(): number;
    setTimer(delayMs: number, run: () => void): Timer;
}
/** The only source of chance: the same seed draws the same numbers in the same order. */
export interface Random {
    /** A number in [0, 1). */
    next(): number;
    /** An integer in [0, below). */
    integer(below: number): number;
    /** An independent stream; drawing from it does not move this one. */
    fork(name: string): Random;
}
/** Makes names and uids from a seeded stream. */
export interface NameGenerator {
    /** Five characters, as `generateName` appends them. */
    suffix(): string;
    /** A version 4 UUID. */
    uid(): string;
}
export declare function nameGenerator(random: Random): NameGenerator;
/** `2026-01-31T10:00:00Z`, the second-precise form of Kubernetes' `Time`. */
export declare function formatTime(timeMs: number): string;
/** `2026-01-31T10:00:00.123456Z`, the form of Kubernetes' `MicroTime`. */
export declare function formatMicroTime(timeMs: number): string;
/** Milliseconds since the epoch of an RFC 3339 time, or `undefined` where there is none. */
export declare function parseTime(text: string | undefined | null): number | undefined;
/** A xoshiro128** stream. Source: https://prng.di.unimi.it/xoshiro128starstar.c (public domain). */
export declare function seededRandom(seed: number | string): Random;
