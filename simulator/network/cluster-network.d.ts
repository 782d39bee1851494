/** The network of a cluster: what stands between its clients and its containers. */
import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import { type ClusterDnsOptions, type IngressRoutes, Network, type NetworkFaults, type ProxyDelay, type RoundTrips } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { type NetworkProcess, NetworkProcesses } from "./network-processes.ts";
export interface NetworkOptions {
    /** How long it takes until the proxy of a node acts on a change: 50 ms to 1 s. */
    readonly proxyDelayMs?: ProxyDelay | undefined;
    /** How long it takes until names show a change: 20 to 200 ms. */
    readonly dnsDelayMs?: ClusterDnsOptions["delayMs"] | undefined;
    /** How long a packet and its answer take. */
    readonly roundTripMs?: Partial<RoundTrips>;
    /** Where requests for Ingresses arrive: 192.0.2.254. */
    readonly ingressAddress?: string;
    /** The time from one change of what Ingresses lead to to the next: ten thirds of a second. */
    readonly ingressIntervalMs?: number;
}
/** Where requests for Ingresses arrive, and what they lead to by now. */
export interface Ingresses {
    readonly address: string;
    readonly routes: () => IngressRoutes;
}
export interface ClusterNetwork {
    readonly network: Network;
    readonly ingress: Ingresses;
    processes(reach: (name: NetworkProcess) => ApiHandler, clockOf: (name: NetworkProcess) => Clock): ReturnType<NetworkProcesses["all"]>;
}
export declare function clusterNetwork(cluster: Cluster, random: Random, options: NetworkOptions & {
    readonly faults: NetworkFaults;
}): ClusterNetwork;
