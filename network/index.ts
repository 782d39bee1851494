/**
 * The network between clients and containers. Guarantees:
 * - a request is decided by what its node's proxy, the cluster's DNS and the machines show at its
 *   time, and by the seed; sending one changes no object;
 * - every answer and every failure comes with the hops that led to it.
 */

export type { Client } from "./client.ts";
export type { Connected, Way } from "./connect.ts";
export * from "./dns/index.ts";
export type {
  Exchange,
  Failure,
  FailureReason,
  Hop,
  HopKind,
  Server,
  Source,
} from "./exchange.ts";
export * from "./ingress/index.ts";
export { type RoundTrips, usualRoundTrips } from "./latency.ts";
export type {
  ClientResolver,
  Listener,
  ListenerState,
  Listening,
  Machines,
  Place,
  Served,
} from "./machines.ts";
export { clientNames, machineNames, type NameServers } from "./names.ts";
export { ask, Network, type Sending, settled } from "./network.ts";
export { NetworkClient } from "./network-client.ts";
export type {
  Lookup,
  NetworkFaults,
  Packet,
  PacketEnd,
  PacketFault,
} from "./packet-faults.ts";
export type { Beyond, Names, Policies, Proxies, Resolved } from "./parts.ts";
export { NetworkPolicies } from "./policy/index.ts";
export * from "./proxy/index.ts";
export { type ClientRequest, hostHeader, parseTarget, type Target } from "./target.ts";
export { Trace } from "./trace.ts";
