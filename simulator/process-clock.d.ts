import type { Clock, Timer } from "../api/runtime.ts";
import type { Gate, SimClock } from "./sim-clock.ts";
/**
 * Time as one process has it. Its timers, and `now`, go by a clock that never jumps; what it takes
 * for the time of day may be another. While it is paused nothing of it runs; what became due
 * meanwhile runs in its order as soon as it goes on.
 */
export declare class ProcessClock implements Clock, Gate {
    #private;
    /** The time of day, as it is written into objects and compared with what is found there. */
    readonly wall: Clock;
    constructor(clock: SimClock);
    now(): number;
    setTimer(delayMs: number, run: () => void): Timer;
    get isClosed(): boolean;
    hold(run: () => void): void;
    /** Stands still until everybody who paused it has let it go on. */
    pause(by: string): void;
    resume(by: string): void;
    /** Puts the time of day forward by so much, or back; 0 is right again. Several add up. */
    jump(by: string, offsetMs: number): void;
}
