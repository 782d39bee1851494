/** Who sends requests, as the network sees them. */
import type { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import type { Source } from "./exchange.ts";
import type { Machines } from "./machines.ts";
import type { PolicyPeer } from "./policy/index.ts";
export interface Client {
    readonly address: string;
    readonly pod?: Pod;
    /** The node that it is on; absent beyond the cluster. */
    readonly node?: Node;
}
/** The client as one end of its connections. */
export declare const peerOf: ({ address, pod, node }: Client) => PolicyPeer;
/**
 * Throws what the API answers where there is no such client, or where it has no network yet; one
 * that `isRunning` has it, though the status of its pod may not tell its address yet.
 */
export declare function clientOf(source: Source, machines: Machines, isRunning?: boolean): Client;
export declare function addressOf({ status }: Node): string;
