/** The network of a cluster: what stands between its clients and its containers. */
import type { ApiHandler } from "../../api/request.ts";
import type { Random } from "../../api/runtime.ts";
import { clusterDns } from "../../kubelet/index.ts";
import {
  ClusterDns,
  type ClusterDnsOptions,
  clientNames,
  machineNames,
  type NameServers,
  Network,
  type Policies,
  type ProxyDelay,
  type RoundTrips,
  ServiceProxies,
  usualRoundTrips,
} from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { clusterMachines, nodeNameServer } from "./cluster-machines.ts";
import { type NetworkProcess, NetworkProcesses } from "./network-processes.ts";

export interface NetworkOptions {
  /** How long it takes until the proxy of a node acts on a change: 50 ms to 1 s. */
  readonly proxyDelayMs?: ProxyDelay;
  /** How long it takes until names show a change: 20 to 200 ms. */
  readonly dnsDelayMs?: ClusterDnsOptions["delayMs"];
  /** How long a packet and its answer take. */
  readonly roundTripMs?: Partial<RoundTrips>;
}

export interface ClusterNetwork {
  readonly network: Network;
  processes(reach: (name: NetworkProcess) => ApiHandler): ReturnType<NetworkProcesses["all"]>;
}

export function clusterNetwork(
  cluster: Cluster,
  { random, options = {} }: { readonly random: Random; readonly options?: NetworkOptions },
): ClusterNetwork {
  const { proxyDelayMs, dnsDelayMs, roundTripMs } = options;
  const machines = clusterMachines(cluster);
  const upstream = machineNames(machines);
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
  });
  const policies: Policies = { verdict: (connection) => processes.policies.verdict(connection) };
  const servers: NameServers = {
    cluster: (question, nowMs) => processes.dns?.query(question, nowMs),
    clusterAddress: clusterDns,
    machines: upstream,
    machinesAddress: nodeNameServer,
  };
  const network = new Network({
    machines,
    proxies: {
      route: (node, connection, nowMs) => processes.proxies.route(node, connection, nowMs),
    },
    names: clientNames(servers, { machines, policies }),
    policies,
    roundTrips: { ...usualRoundTrips, ...roundTripMs },
    pick: (below) => random.integer(below),
  });
  return { network, processes: (reach) => processes.all(reach, cluster.clock) };
}
