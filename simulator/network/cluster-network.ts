/** The network of a cluster: what stands between its clients and its containers. */
import type { Random } from "../../api/runtime.ts";
import { Network, usualRoundTrips } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { clusterMachines } from "./cluster-machines.ts";
import { presentNames, presentProxies } from "./present-state.ts";

export function clusterNetwork(cluster: Cluster, random: Random): Network {
  const pick = (below: number) => random.integer(below);
  return new Network({
    machines: clusterMachines(cluster),
    proxies: presentProxies(cluster, pick),
    names: presentNames(cluster),
    policies: { verdict: () => ({ allowed: true }) },
    roundTrips: usualRoundTrips,
    pick,
  });
}
