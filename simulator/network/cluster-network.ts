/** The network of a cluster: what stands between its clients and its containers. */
import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import { clusterDns } from "../../kubelet/index.ts";
import {
  ClusterDns,
  type ClusterDnsOptions,
  clientNames,
  entryAddressUsual,
  IngressEntry,
  type IngressRoutes,
  IngressTable,
  ingressNames,
  machineNames,
  type NameServers,
  Network,
  type NetworkFaults,
  type Policies,
  type ProxyDelay,
  type RoundTrips,
  ServiceProxies,
  usualRoundTrips,
  type Way,
} from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { apiServerMachine } from "./api-server-machine.ts";
import { clusterMachines, nodeNameServer } from "./cluster-machines.ts";
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
  processes(
    reach: (name: NetworkProcess) => ApiHandler,
    clockOf: (name: NetworkProcess) => Clock,
  ): ReturnType<NetworkProcesses["all"]>;
}

export function clusterNetwork(
  cluster: Cluster,
  random: Random,
  options: NetworkOptions & { readonly faults: NetworkFaults },
): ClusterNetwork {
  const { proxyDelayMs, dnsDelayMs, roundTripMs, ingressIntervalMs, faults } = options;
  const { ingressAddress = entryAddressUsual } = options;
  const machines = clusterMachines(cluster);
  const ingresses = () => processes.ingresses;
  const entry = { table: ingresses, address: ingressAddress };
  const upstream = ingressNames(entry, machineNames(machines));
  const processes = new NetworkProcesses({
    proxies: () =>
      new ServiceProxies({
        random: random.fork("proxies"),
        ...(proxyDelayMs && { delayMs: proxyDelayMs }),
      }),
    dns: () =>
      new ClusterDns({
        random: random.fork("dns"),
        upstream,
        ...(dnsDelayMs && { delayMs: dnsDelayMs }),
      }),
    ingresses: () =>
      new IngressTable(ingressIntervalMs === undefined ? {} : { intervalMs: ingressIntervalMs }),
  });
  const policies: Policies = { verdict: (connection) => processes.policies.verdict(connection) };
  const servers: NameServers = {
    cluster: (question, nowMs) =>
      cluster.components.isPaused("coredns") ? undefined : processes.dns?.query(question, nowMs),
    clusterAddress: clusterDns,
    machines: upstream,
    machinesAddress: nodeNameServer,
  };
  const way = {
    machines,
    proxies: {
      route: (node, connection, nowMs) => processes.proxies.route(node, connection, nowMs),
      readyLocalEndpoints: (node, service, nowMs) =>
        processes.proxies.readyLocalEndpoints(node, service, nowMs),
    },
    policies,
    faults,
    roundTrips: { ...usualRoundTrips, ...roundTripMs },
    beyond: apiServerMachine(cluster),
    pick: (below) => random.integer(below),
  } satisfies Way;
  const network = new Network({
    ...way,
    entry: new IngressEntry({ ...entry, way }),
    names: clientNames(servers, { machines, policies, faults }),
  });
  return {
    network,
    ingress: { address: ingressAddress, routes: () => ingresses().routes(cluster.nowMs) },
    processes: (reach, clockOf) => processes.all(reach, clockOf),
  };
}
