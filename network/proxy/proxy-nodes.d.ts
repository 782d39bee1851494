import type { Node } from "../../api/core/node/node.ts";
import type { Random } from "../../api/runtime.ts";
import type { ProxyPlace } from "./eligible-endpoints.ts";
import { type ProxyDelay } from "./proxy-delay.ts";
/** The nodes: whose an address is, where they are, and up to when their proxies know of changes. */
export declare class ProxyNodes {
    #private;
    constructor(random: Random, delayMs: ProxyDelay);
    changed(next: Node | undefined, previous: Node | undefined, nowMs: number): void;
    /** The node that has an address: a machine's own, not that of a pod. */
    ownerOf(address: string): string | undefined;
    /** The time up to which the proxy of a node knows of changes. */
    knownUntil(node: string, nowMs: number): number;
    /** Where the proxy of a node thought it was at a time. */
    place(node: string, timeMs: number): ProxyPlace;
}
