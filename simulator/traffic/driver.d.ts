/** The process that runs all Traffics of a cluster. */
import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import type { Sender } from "./sender.ts";
export interface TrafficOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    readonly random: Random;
    readonly sender: Sender;
    readonly informerDelayMs?: (() => number) | undefined;
}
/**
 * Sends what Traffics ask for, and writes what came of it to their status. It goes on from there
 * when it is started again; of what was under way then, nobody knows what became.
 */
export declare class TrafficDriver {
    #private;
    constructor(options: TrafficOptions);
    start(): void;
    /** At once, as a killed process does. */
    stop(): void;
}
