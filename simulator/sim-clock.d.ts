import type { Clock, Timer } from "../api/runtime.ts";
/** What may hold timers back that are due. */
export interface Gate {
    readonly isClosed: boolean;
    /** Takes a timer that is due; `run` runs it, unless it was cancelled. */
    hold(run: () => void): void;
}
/**
 * Virtual time. Timers fire in the order of (due time, sequence); time stands still while they run.
 * What is due at this very moment waits in a plain queue, since most of a simulation is that.
 */
export declare class SimClock implements Clock {
    #private;
    constructor(startMs: number);
    now(): number;
    /** A timer that goes through a gate waits there while that is closed. */
    setTimer(delayMs: number, run: () => void, gate?: Gate): Timer;
    /** When the next timer is due, or `undefined` where there is none. */
    nextDueMs(): number | undefined;
    /** Runs the next timer if it is due by `limitMs`, moving time to it. False: there is none. */
    step(limitMs?: number): boolean;
    /** Runs everything due until `limitMs`, then stands at that time. */
    runUntil(limitMs: number): void;
}
