import type { ApiHandler } from "../api/request.ts";
import type { Clock } from "../api/runtime.ts";
import { type Controller } from "./controller.ts";
import type { Executor } from "./executor.ts";
export interface ManagerOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    /** Names the process in the API server's log: `kube-controller-manager`. */
    readonly actor: string;
    /** Made anew at every start, so that nothing they remember outlives the process. */
    readonly controllers: () => readonly Controller[];
    /** The executor of one controller's actions. */
    readonly executor: (controller: Controller) => Executor;
    readonly informerDelayMs?: () => number;
    /** What the process takes for the time of day, where that is not what its clock says. */
    readonly wallClock?: Pick<Clock, "now">;
}
/** Runs controllers on shared informers, in the manner of controller-runtime. */
export declare class Manager {
    #private;
    constructor(options: ManagerOptions);
    /**
     * Lists everything that is watched and queues a key for all there is. Nothing is reconciled
     * before all of it was listed.
     */
    start(): void;
    /** Stops at once, as a killed process does: plans under way are not finished. */
    stop(): void;
    /** Queues a key by hand. */
    enqueue(controllerName: string, key: string): void;
}
