import type { Traffic } from "../../api/sim/traffic.ts";
import type { Server } from "../../network/index.ts";
import { type Ended } from "./outcome.ts";
type Status = Traffic["status"];
/** So many pods are told of, those that were reached last. */
export declare const podsMax = 100;
/** All that is counted of a Traffic. Begins with what a status says, and is written there. */
export declare class Tally {
    #private;
    constructor(status: Status);
    get startMs(): number | undefined;
    /** Answers when the load began: now, unless it has before. */
    start(nowMs: number): number;
    get sent(): number;
    get inFlight(): number;
    /** Grows with all that happens. */
    get revision(): number;
    begun(nowMs: number): void;
    retried(): void;
    /** One try has come to a server and has ended. */
    tried(server: Server, nowMs: number, isExpected: boolean): void;
    /** A request has ended for good. */
    ended(ended: Ended, isExpected: boolean, { nowMs, beganMs }: {
        nowMs: number;
        beganMs: number;
    }): void;
    toStatus(): Omit<Status, "phase" | "conditions" | "observedGeneration">;
}
export {};
