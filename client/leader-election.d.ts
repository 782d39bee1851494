import type { ApiHandler } from "../api/request.ts";
import { type Clock, type NameGenerator, type Random } from "../api/runtime.ts";
import type { EventRecorder } from "./event-recorder.ts";
/** What runs in one process at a time only. */
export interface Led {
    start(): void;
    stop(): void;
}
export interface LeaderElectionOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    /** What the process takes for the time of day, where that is not what its clock says. */
    readonly wallClock?: Pick<Clock, "now">;
    readonly random: Random;
    readonly names: NameGenerator;
    readonly recorder: EventRecorder;
    /** The lease, and who asks for it: `kube-scheduler`. */
    readonly name: string;
    readonly host: string;
}
/**
 * Lets a component run while its process holds a lease. A process that is started again is another
 * one: it waits until the lease of the first has run out.
 * Source: client-go/tools/leaderelection 1.36.
 */
export declare class LeaderElection implements Led {
    #private;
    constructor(led: Led, options: LeaderElectionOptions);
    start(): void;
    /** As a killed process: nobody gives the lease up. */
    stop(): void;
}
