/** The network of a cluster, and the processes of it that follow the API. */
import { Namespace } from "../../api/core/namespace.ts";
import { Node } from "../../api/core/node/node.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import { Follower, type Following, following } from "../../client/follower.ts";
import { clusterDns } from "../../kubelet/index.ts";
import {
  ClusterDns,
  type ClusterDnsOptions,
  clientNames,
  machineNames,
  Network,
  type ProxyDelay,
  type RoundTrips,
  ServiceProxies,
  usualRoundTrips,
} from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { clusterMachines, nodeNameServer } from "./cluster-machines.ts";

export interface NetworkOptions {
  /** How long it takes until the proxy of a node acts on a change: 50 ms to 1 s. */
  readonly proxyDelayMs?: ProxyDelay;
  /** How long it takes until names show a change: 20 to 200 ms. */
  readonly dnsDelayMs?: ClusterDnsOptions["delayMs"];
  /** How long a packet and its answer take. */
  readonly roundTripMs?: Partial<RoundTrips>;
}

/** The processes of the network, each for all nodes. */
export type NetworkProcess = "kube-proxy" | "coredns";

interface Process {
  start(): void;
  stop(): void;
}

export interface ClusterNetwork {
  readonly network: Network;
  /** `reach` gives each process its way to the API server. */
  processes(reach: (name: NetworkProcess) => ApiHandler): Readonly<Record<NetworkProcess, Process>>;
}

export function clusterNetwork(
  cluster: Cluster,
  { random, options = {} }: { readonly random: Random; readonly options?: NetworkOptions },
): ClusterNetwork {
  const machines = clusterMachines(cluster);
  const upstream = machineNames(machines);
  const newProxies = () =>
    new ServiceProxies({
      random: random.fork("proxies"),
      ...(options.proxyDelayMs && { delayMs: options.proxyDelayMs }),
    });
  const newDns = () =>
    new ClusterDns({
      random: random.fork("dns"),
      upstream,
      ...(options.dnsDelayMs && { delayMs: options.dnsDelayMs }),
    });
  // The rules of a proxy that is killed stay where they are, and names are not answered any more.
  let proxies = newProxies();
  let dns: ClusterDns | undefined;
  const policies = { verdict: () => ({ allowed: true }) as const };
  const servers = {
    cluster: (question: Parameters<ClusterDns["query"]>[0], nowMs: number) =>
      dns?.query(question, nowMs),
    clusterAddress: clusterDns,
    machines: upstream,
    machinesAddress: nodeNameServer,
  };
  const network = new Network({
    machines,
    proxies: { route: (node, connection, nowMs) => proxies.route(node, connection, nowMs) },
    names: clientNames(servers, { machines, policies }),
    policies,
    roundTrips: { ...usualRoundTrips, ...options.roundTripMs },
    pick: (below) => random.integer(below),
  });
  const process = (
    { handler, name, clock }: { handler: ApiHandler; name: NetworkProcess; clock: Clock },
    begin: () => readonly Following[],
  ) => new Follower({ handler, clock, actor: name }, begin);
  return {
    network,
    processes(reach) {
      const { clock } = cluster;
      const names = process({ handler: reach("coredns"), name: "coredns", clock }, () => {
        const made = newDns();
        dns = made;
        return dnsSources(made);
      });
      return {
        "kube-proxy": process({ handler: reach("kube-proxy"), name: "kube-proxy", clock }, () => {
          proxies = newProxies();
          return proxySources(proxies);
        }),
        coredns: {
          start: () => names.start(),
          stop() {
            names.stop();
            dns = undefined;
          },
        },
      };
    },
  };
}

const proxySources = (proxies: ServiceProxies): readonly Following[] => [
  following(Node, (...change) => proxies.nodeChanged(...change)),
  following(Service, (...change) => proxies.serviceChanged(...change)),
  following(EndpointSlice, (...change) => proxies.sliceChanged(...change)),
];

const dnsSources = (dns: ClusterDns): readonly Following[] => [
  following(Namespace, (...change) => dns.namespaceChanged(...change)),
  following(Service, (...change) => dns.serviceChanged(...change)),
  following(EndpointSlice, (...change) => dns.sliceChanged(...change)),
];
