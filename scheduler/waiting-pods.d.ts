import type { Clock } from "../api/runtime.ts";
import type { Placement, PluginStatus, WaitingPod, WaitingPods } from "./placement.ts";
/** How the waiting ended. Allowed where there is no plugin. */
export interface Settled {
    readonly plugin?: string;
    readonly status?: PluginStatus;
}
/** The pods that wait for plugins to permit them. Source: framework/runtime waitingPodsMap 1.36. */
export declare class PermitQueue implements WaitingPods {
    #private;
    constructor(clock: Clock);
    values(): Iterable<WaitingPod>;
    get(uid: string): WaitingPod | undefined;
    /** Has a pod wait for the plugins, each as long as it says; `settled` is called once. */
    add(placement: Placement, timeoutsMs: ReadonlyMap<string, number>, settled: (how: Settled) => void): void;
    /** The pod is gone, and nobody hears of it any more. */
    forget(uid: string): void;
}
