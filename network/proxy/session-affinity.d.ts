/**
 * Which endpoint a client of a Service stays with, on one node and for one port.
 * Source: the `recent` match of iptables, as kube-proxy 1.36 uses it.
 */
import { type ProxyEndpoint } from "./eligible-endpoints.ts";
/** The kernel remembers so many clients for each endpoint: `ip_list_tot` of xt_recent. */
export declare const clientsPerEndpointMax = 100;
export declare class SessionAffinity {
    #private;
    /** How many clients are remembered. */
    get size(): number;
    /**
     * The endpoint of a client, if it connected within `affinityMs` and the endpoint is one of
     * `endpoints`; else the client is forgotten.
     */
    find(client: string, endpoints: readonly ProxyEndpoint[], { nowMs, affinityMs }: {
        readonly nowMs: number;
        readonly affinityMs: number;
    }): ProxyEndpoint | undefined;
    /** Each connection of a client begins its time anew. */
    remember(client: string, endpoint: ProxyEndpoint, nowMs: number): void;
}
