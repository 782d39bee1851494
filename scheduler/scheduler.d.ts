import type { ApiHandler } from "../api/request.ts";
import type { Clock, Random } from "../api/runtime.ts";
import type { PluginFactory, Profile } from "./framework.ts";
import { type Backoff } from "./queue.ts";
import type { Reporting } from "./why/report.ts";
export interface SchedulerOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    readonly random: Random;
    /** One packs bins, unless told otherwise. Pods name the one they want by `schedulerName`. */
    readonly profiles?: readonly Profile[];
    /** Plugins that profiles can name beside those of Kubernetes. */
    readonly plugins?: readonly PluginFactory[];
    readonly backoff?: Backoff;
    readonly informerDelayMs?: () => number;
    /** What it takes for the time of day, where that is not what its clock says. */
    readonly wallClock?: Clock;
}
/** Places pods on nodes; it holds no state that the API does not. */
export interface Scheduler {
    start(): void;
    /** Stops at once, as a killed process does. */
    stop(): void;
    /** What it goes by, to be looked at; nothing while it does not run. */
    reporting(): Reporting | undefined;
}
/** Throws RangeError where the profiles cannot be. */
export declare function createScheduler(options: SchedulerOptions): Scheduler;
