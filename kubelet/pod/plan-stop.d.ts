import { type Observed } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import type { PodPlan, Statuses } from "./pod-status.ts";
/** When the containers were told to stop, and how long they have. */
export interface Order {
    readonly atMs: number;
    readonly graceMs: number;
}
/** API times are whole seconds, rounded down: an order may have come until the next one. */
export declare const secondMs = 1000;
/** The plan of a pod that has to stop, or `undefined` for one that goes on. */
export declare function planStop(observed: Observed, current: Statuses): PodPlan | undefined;
/** When a pod has to stop that goes on for now: at its deadline, or before its machine goes off. */
export declare const stopDueMs: (observed: Observed) => number;
/** The event for a container that is told to stop. */
export declare const killing: (container: Container | undefined, name: string) => import("../observed.ts").Note;
export interface Stopped {
    readonly statuses: readonly ContainerStatus[];
    /** When the last of them has ended or will. */
    readonly lastMs: number;
    /** The next end that is to come; `Infinity` after the last. */
    readonly nextMs: number;
}
/** Stops sidecars one after another, the last first, from `fromMs` on. */
export declare function stopInTurn(observed: Observed, containers: readonly Container[], statuses: readonly ContainerStatus[], order: Order, fromMs: number): Stopped;
/** When a running container ends that was told to stop, and how: it may also end by itself. */
export declare function endOf({ behavior }: Observed, container: Container, status: ContainerStatus, { atMs, graceMs }: Order): {
    atMs: number;
    exitCode: number;
    lookMs: number;
    reason?: string | undefined;
};
