/** One Traffic while it runs. */
import type { ApiHandler } from "../../api/request.ts";
import { type Clock, type Random } from "../../api/runtime.ts";
import type { Traffic } from "../../api/sim/traffic.ts";
import type { Sender } from "./sender.ts";
export interface RunOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    /** That of this very Traffic. */
    readonly random: Random;
    readonly sender: Sender;
    readonly actor: string;
    /**
     * Writes the status because of the write of revision `cause`; false where it was refused. Whoever
     * is killed by that is stopped.
     */
    readonly write: (traffic: Traffic, status: object, cause: number) => boolean;
}
export declare class TrafficRun {
    #private;
    constructor(traffic: Traffic, options: RunOptions);
    get uid(): string | undefined;
    start(): void;
    /** Goes by what the spec says now; what was begun before ends as it was meant to. */
    update(traffic: Traffic): void;
    /** As a killed process: nothing is written any more. */
    stop(): void;
}
