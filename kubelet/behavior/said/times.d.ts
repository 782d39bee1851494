import type { Random } from "../../../api/runtime.ts";
/** The milliseconds of a duration that was checked; 0 where there is none. */
export declare function msOf(text: string | undefined): number;
/** A time that is up to `jitter` longer or shorter, and never negative. */
export declare function varied(durationMs: number, jitter: string | undefined, random: Random): number;
