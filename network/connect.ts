/** The way from a client to the container that accepts its connection, or to why none does. */
import type { Pod } from "../api/core/pod/pod.ts";
import { toBeyond, toEntry } from "./beside.ts";
import { addressOf, type Client } from "./client.ts";
import type { Failure, Server } from "./exchange.ts";
import { type RoundTrips, roundTripMs } from "./latency.ts";
import { delayOf, type Link, linkOf, serverEnd } from "./link.ts";
import type { Listener, Machines } from "./machines.ts";
import { failed, refused, timedOut } from "./no-connection.ts";
import type { NetworkFaults } from "./packet-faults.ts";
import type { Beyond, Entry, Policies, Proxies } from "./parts.ts";
import type { PolicyPeer } from "./policy/index.ts";
import type { Routed } from "./proxy/index.ts";
import { type Reached, reachedAt } from "./reached.ts";
import type { Trace } from "./trace.ts";

/** What stands between clients and servers. */
export interface Way {
  readonly machines: Machines;
  readonly proxies: Proxies;
  readonly policies: Policies;
  readonly roundTrips: RoundTrips;
  readonly entry?: Entry;
  readonly beyond?: Beyond;
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
  readonly link?: Link | undefined;
}

export type Opened = { readonly tookMs: number } & (
  | { readonly connected: Connected }
  | { readonly failure: Failure }
);

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

/** An address of the node's network that nobody has: the last router gives up on it. */
const unreachableMs = 3_000;

/** Opens a connection to an address and port, which may be those of a Service. */
export function open(way: Way, opening: Opening): Opened {
  const { client, address, trace, sinceMs } = opening;
  const own = isLoopback(address) ? client.pod : undefined;
  if (own !== undefined) return connect(way, opening, besideIn(way, own, opening));
  if (address === way.entry?.address) return toEntry(way, way.entry, opening);
  const entry = entryOf(way, opening);
  if (entry === undefined) {
    const text = `${address} is not reached from beyond the cluster`;
    trace.note("endpoint", sinceMs, () => text);
    return timedOut(opening);
  }
  const routed = entry.routed;
  if (routed === undefined) return direct(way, opening);
  if (trace.isOn) {
    const text = choiceText(opening, entry.node, routed);
    trace.note("service", sinceMs, () => text);
  }
  switch (routed.kind) {
    case "rejected":
      return refused(way, opening);
    case "dropped":
      return timedOut(opening);
    case "endpoint": {
      const from = routed.isMasqueraded ? masquerade(way, routed.proxy) : opening.from;
      return direct(way, {
        client,
        from,
        address: routed.address,
        port: routed.port,
        nowMs: opening.nowMs,
        sinceMs,
        connectTimeoutMs: opening.connectTimeoutMs,
        trace,
      });
    }
    default:
      return routed satisfies never;
  }
}

/** What listens on the loopback address of a pod: its own servers, or all of its machine. */
function besideIn({ machines }: Way, pod: Pod, { address, port }: Opening): Reached {
  const alone: Reached = { address, port, pods: [pod] };
  if (pod.spec.hostNetwork !== true) return alone;
  const place = machines.at(pod.status.podIP ?? "");
  return place === undefined ? alone : reachedAt(address, place, port);
}

/** What the proxy of a node made of a connection. */
function choiceText({ address, port }: Opening, node: string, routed: Routed): string {
  const { service, via } = routed;
  const where = `${via} ${address}:${port}`;
  return routed.kind === "endpoint"
    ? `${where} of Service ${service.namespace}/${service.name}: ` +
        `the proxy of ${node} chose ${routed.address}:${routed.port}`
    : `${where}: Service ${routed.why}`;
}

/** By which node a connection comes into the cluster's network, and what its proxy does. */
function entryOf(
  { machines, proxies, pick }: Way,
  { client, address, port, nowMs }: Opening,
): { readonly node: string; readonly routed: Routed | undefined } | undefined {
  const isExternal = client.node === undefined;
  const { address: from } = client;
  const connection = { address, port, protocol: "TCP", client: from, isExternal } as const;
  if (client.node !== undefined) {
    const { name: node = "" } = client.node.metadata;
    return { node, routed: proxies.route(node, connection, nowMs) };
  }
  const own = machines.at(address)?.node;
  if (own !== undefined) return { node: own, routed: proxies.route(own, connection, nowMs) };
  // A load balancer asks the health check ports of nodes, and leaves out those without a ready
  // endpoint of their own where only such are used; if all are, it sends to any.
  const nodes = machines.nodes().filter(({ metadata }) => machines.isUp(metadata.name ?? ""));
  const first = nodes.length === 0 ? 0 : pick(nodes.length);
  let last: { readonly node: string; readonly routed: Routed } | undefined;
  for (let step = 0; step < nodes.length; step += 1) {
    const { name: node = "" } = nodes[(first + step) % nodes.length]?.metadata ?? {};
    const routed = proxies.route(node, connection, nowMs);
    if (routed === undefined || routed.via === "clusterIP") return undefined;
    last = { node, routed };
    const isHealthy =
      !routed.isLocalOnly || proxies.readyLocalEndpoints(node, routed.service, nowMs) > 0;
    if (routed.kind !== "dropped" && isHealthy) return last;
  }
  return last;
}

/** To an address as it is, with no Service before it. */
function direct(way: Way, opening: Opening): Opened {
  const { address, port, sinceMs, trace } = opening;
  const place = way.machines.at(address);
  if (place === undefined) {
    if (isBarred(way, opening, { address, port, pods: [] })) return timedOut(opening);
    if (address === way.beyond?.address) return toBeyond(way, way.beyond, opening);
    const text = `nobody has ${address}`;
    trace.note("endpoint", sinceMs, () => text);
    return failed(opening, unreachableMs, "NoRouteToHost", "no route to host");
  }
  return connect(way, opening, reachedAt(address, place, port));
}

/** Whether a policy drops what is sent there: to pods, or to a node or an address without any. */
function isBarred(way: Way, opening: Opening, reached: Reached): boolean {
  const { address, pods, node } = reached;
  if (pods.length === 0) {
    return isRefused(way, opening, reached, { address, isNode: node !== undefined, node });
  }
  for (const pod of pods) if (isRefused(way, opening, reached, { address, pod, node })) return true;
  return false;
}

function isRefused(
  { policies }: Way,
  { from, sinceMs, trace }: Opening,
  { address, port }: Reached,
  to: PolicyPeer,
): boolean {
  const verdict = policies.verdict({ from, to, port, protocol: "TCP" });
  if (verdict.allowed) return false;
  const { direction, policies: names } = verdict;
  if (trace.isOn) {
    const rule = `no ${direction} rule lets ${from.address} to ${address}:${port}`;
    trace.note("policy", sinceMs, () => `${rule}: ${names.join(", ")}`);
  }
  return true;
}

function connect(way: Way, opening: Opening, reached: Reached): Opened {
  const { machines, roundTrips } = way;
  const { client, from, nowMs, sinceMs, trace } = opening;
  const { address, port, pods } = reached;
  const [first] = pods;
  const nodeName = reached.node ?? first?.spec.nodeName ?? "";
  const node = machines.node(nodeName);
  if (node === undefined || !machines.isUp(nodeName)) {
    const text = `node ${nodeName} of ${address} does not answer`;
    trace.note("endpoint", sinceMs, () => text);
    return timedOut(opening);
  }
  const isOwn = isLoopback(address) || (first !== undefined && first === client.pod);
  if (!isOwn && isBarred(way, opening, reached)) return timedOut(opening);
  const link = isOwn ? undefined : linkOf(way.faults, client, serverEnd(pods, node));
  const delayMs = link === undefined ? 0 : delayOf(link, opening);
  if (delayMs === Number.POSITIVE_INFINITY) return timedOut(opening);
  const tripMs = isOwn ? 0 : roundTripMs(roundTrips, client.node, node);
  const tookMs = tripMs + delayMs;
  for (const pod of pods) {
    const listener = machines.listener(pod, port, nowMs);
    if (listener === undefined) continue;
    const { namespace = "", name = "" } = pod.metadata;
    const server = { namespace, pod: name, container: listener.container, node: nodeName };
    if (trace.isOn) {
      const text = `${address}:${port} is pod ${namespace}/${name} on ${nodeName}`;
      trace.note("endpoint", sinceMs + tookMs, () => text);
    }
    const connected = { listener, server, port, roundTripMs: tripMs, client: from.address, link };
    return { connected, tookMs };
  }
  if (trace.isOn) {
    const text = `nothing listens on ${address}:${port}`;
    trace.note("endpoint", sinceMs + tookMs, () => text);
  }
  return refused(way, { ...opening, address, port, delayMs }, node);
}

/** How a node appears that speaks for its clients. */
function masquerade({ machines }: Way, name: string): PolicyPeer {
  const node = machines.node(name);
  return { address: node === undefined ? "" : addressOf(node), isNode: true, node: name };
}

const isLoopback = (address: string) => address.startsWith("127.") || address === "::1";
