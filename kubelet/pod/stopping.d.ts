/** How long a container takes to stop, and what it leaves. Source: kubelet 1.36, killContainer. */
import type { Behavior, Stop } from "../behavior/behavior.ts";
import type { Container } from "../types.ts";
/** An order to stop. */
export interface StopOrder {
    /** Since the start of the container. */
    readonly sinceStartMs: number;
    readonly graceMs: number;
}
/** First the preStop hook, then SIGTERM, then SIGKILL at the end of the grace period or later. */
export declare function stopping(container: Container, behavior: Behavior, { sinceStartMs, graceMs }: StopOrder): Stop;
/**
 * From the order on until SIGTERM, from which on a server takes no more connections; `Infinity`
 * for one that goes on after it.
 */
export declare function signalledAfterMs(container: Container, behavior: Behavior, { sinceStartMs, graceMs }: StopOrder): number;
