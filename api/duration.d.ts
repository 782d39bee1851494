/** A duration as Go prints it, to the millisecond: `350ms`, `2.1s`, `1m20s`, `5m0s`, `1h0m0s`. */
export declare function goDuration(durationMs: number): string;
/** A duration, or why a text is none, in Go's words. */
export type ParsedDuration = {
    readonly ms: number;
    readonly problem?: never;
} | {
    readonly ms?: never;
    readonly problem: string;
};
/** Milliseconds of `90s`, `1h30m`, `250ms`, or of a number of milliseconds. Throws RangeError. */
export declare function parseDuration(duration: string | number): number;
/** Reads `300ms`, `1m30s` or `-1.5h` as Go does. Source: Go 1.25, time.ParseDuration. */
export declare function parseGoDuration(text: string): ParsedDuration;
/** A short time, to the microsecond: `0.45ms`, `12.3ms`; from a second on as Go prints it. */
export declare function latencyText(ms: number): string;
