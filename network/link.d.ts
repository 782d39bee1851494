/** Where the packets of a connection go, and how much later it stands for what happens to them. */
import type { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import { type NetworkFaults, type PacketEnd } from "./packet-faults.ts";
import type { Trace } from "./trace.ts";
export interface Link {
    readonly faults: NetworkFaults;
    readonly client: PacketEnd;
    readonly server: PacketEnd;
}
/** Absent where nothing ever goes wrong with packets. */
export declare function linkOf(faults: NetworkFaults | undefined, client: PacketEnd, server: PacketEnd): Link | undefined;
/** A node's own address is that of a pod where only one pod may be meant. */
export declare const serverEnd: (pods: readonly Pod[], node: Node) => PacketEnd;
interface Opening {
    readonly address: string;
    readonly nowMs: number;
    readonly sinceMs: number;
    readonly connectTimeoutMs: number;
    readonly trace: Trace;
}
/** How much longer it takes to open a connection; `Infinity` where nothing comes of it. */
export declare function delayOf({ faults, client, server }: Link, { nowMs, sinceMs, address, connectTimeoutMs, trace }: Opening): number;
export {};
