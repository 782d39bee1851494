import type { ApiHandler } from "../api/request.ts";
import type { Random } from "../api/runtime.ts";
import { type KubeletOptions } from "../kubelet/index.ts";
import { type Reporting } from "../scheduler/index.ts";
import { type ActiveFaults, type Faults, type WriteLog } from "./faults/index.ts";
import type { ClusterNetwork } from "./network/cluster-network.ts";
import { type ComponentName } from "./process-handler.ts";
import type { Scheduling } from "./scheduling.ts";
import type { SimClock } from "./sim-clock.ts";
export interface ComponentOptions {
    readonly handler: ApiHandler;
    readonly clock: SimClock;
    readonly random: Random;
    readonly kubelet: KubeletOptions;
    readonly clusterCidr: string;
    readonly clusterCidrIPv6: string | undefined;
    readonly loadBalancerRanges: readonly string[] | undefined;
    readonly scheduling: Scheduling;
    readonly network: ClusterNetwork;
    readonly informerDelayMs: (() => number) | undefined;
    /** Whether the controllers and the scheduler run only while they hold a lease. */
    readonly leaderElect: boolean;
    /** Where Faults that are in force are found. */
    readonly activeFaults: ActiveFaults;
    /** When what was written: for what is shown as it was. */
    readonly log: WriteLog;
}
/** The processes of the cluster beside the API server. Each can be killed at any instant. */
export interface Components {
    stop(name: ComponentName): void;
    start(name: ComponentName): void;
    restart(name: ComponentName): void;
    /** What the scheduler goes by; nothing while it does not run. */
    scheduler(): Reporting | undefined;
    /** Whether the process stands still. */
    isPaused(name: ComponentName): boolean;
    /**
     * What goes wrong between the processes and the API server, before Faults are asked. Nothing,
     * unless it is set.
     */
    faults: Faults;
    /** The API as it is reached by who comes over HTTP and calls itself so. */
    forClient(name: string): ApiHandler;
}
export declare function startComponents(options: ComponentOptions): Components;
