import { type Client } from "./client.ts";
import type { Failure, Server } from "./exchange.ts";
import { type RoundTrips } from "./latency.ts";
import { type Link } from "./link.ts";
import type { Listener, Machines } from "./machines.ts";
import type { NetworkFaults } from "./packet-faults.ts";
import type { Entry, Policies, Proxies } from "./parts.ts";
import type { PolicyPeer } from "./policy/index.ts";
import type { Trace } from "./trace.ts";
/** What stands between clients and servers. */
export interface Way {
    readonly machines: Machines;
    readonly proxies: Proxies;
    readonly policies: Policies;
    readonly roundTrips: RoundTrips;
    readonly entry?: Entry;
    /** Absent: nothing ever goes wrong on the way. */
    readonly faults?: NetworkFaults;
    /** Picks one of so many. */
    readonly pick: (below: number) => number;
}
/** A connection that stands. */
export interface Connected {
    readonly listener: Listener;
    readonly server: Server;
    /** Of the server's own port. */
    readonly port: number;
    readonly roundTripMs: number;
    /** The address that the server sees. */
    readonly client: string;
    /** Who is at its ends; absent where nothing can go wrong between them. */
    readonly link?: Link;
}
export type Opened = {
    readonly tookMs: number;
} & ({
    readonly connected: Connected;
} | {
    readonly failure: Failure;
});
export interface Opening {
    readonly client: Client;
    /** As the server's end sees the client: a proxy may put its node's address in its place. */
    readonly from: PolicyPeer;
    readonly address: string;
    readonly port: number;
    readonly nowMs: number;
    /** How much of the request's time is over by now. */
    readonly sinceMs: number;
    readonly connectTimeoutMs: number;
    readonly trace: Trace;
}
/** Opens a connection to an address and port, which may be those of a Service. */
export declare function open(way: Way, opening: Opening): Opened;
