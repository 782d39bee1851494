/**
 * What may go wrong with packets on their way, and what TCP makes of it. A packet that is lost is
 * sent again after a while, then after twice that; who cannot wait so long has lost the connection.
 */
import type { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import type { Reply } from "./dns/index.ts";

/** One end of a connection: a pod, a node, or, without either, somebody beyond the cluster. */
export interface PacketEnd {
  readonly pod?: Pod | undefined;
  readonly node?: Node | undefined;
}

export interface Packet {
  readonly from: PacketEnd;
  readonly to: PacketEnd;
  /** When it is sent, in milliseconds since the epoch. */
  readonly atMs: number;
}

export type PacketFault =
  | { readonly do: "pass" }
  | { readonly do: "drop" }
  | { readonly do: "delay"; readonly delayMs: number };

/** A question to a name server. */
export interface Lookup {
  readonly client: PacketEnd;
  readonly atMs: number;
}

/** What goes wrong with the network. */
export interface NetworkFaults {
  /** Nothing does, and nobody has to be asked. */
  readonly isQuiet: boolean;
  packet(packet: Packet): PacketFault;
  /** Whether no packet at all gets there; asking is no occasion to strike. */
  cuts(packet: Packet): boolean;
  /** What a name server answers in place of what it knows. */
  lookup(lookup: Lookup): Reply["code"] | undefined;
}

/** From the loss of the first packet of a connection until it is sent again. Source: RFC 6298. */
export const firstRetryMs = 1_000;
/** The same on an open connection over a short way. Source: Linux, TCP_RTO_MIN. */
export const openRetryMs = 200;
/** Source: Linux, TCP_RTO_MAX. */
const retryMsMax = 120_000;
/** So long a connection is held that gets no answer. Source: Linux, tcp_retries2 of 15. */
export const heldMsMax = 924_600;

/** How patient the sender of a packet is. */
export interface Patience {
  readonly retryMs: number;
  readonly limitMs: number;
}

/** How much later than usual a packet arrives; `Infinity` where it does not within the limit. */
export function packetDelayMs(
  faults: NetworkFaults,
  { from, to, atMs }: Packet,
  patience: Patience,
): number {
  return afterRetries(patience, (waitedMs) => {
    const fault = faults.packet({ from, to, atMs: atMs + waitedMs });
    if (fault.do === "drop") return undefined;
    return fault.do === "delay" ? fault.delayMs : 0;
  });
}

/** The same of one that is on its way already, and is only late where nothing gets there. */
export function cutDelayMs(
  faults: NetworkFaults,
  { from, to, atMs }: Packet,
  patience: Patience,
): number {
  return afterRetries(patience, (waitedMs) =>
    faults.cuts({ from, to, atMs: atMs + waitedMs }) ? undefined : 0,
  );
}

/** `arrives` says how long a packet takes that is sent so late; `undefined` where it is lost. */
function afterRetries(
  { retryMs, limitMs }: Patience,
  arrives: (waitedMs: number) => number | undefined,
): number {
  let waitedMs = 0;
  for (let nextMs = retryMs; waitedMs <= limitMs; nextMs = Math.min(nextMs * 2, retryMsMax)) {
    const takesMs = arrives(waitedMs);
    if (takesMs !== undefined) {
      return waitedMs + takesMs <= limitMs ? waitedMs + takesMs : Number.POSITIVE_INFINITY;
    }
    waitedMs += nextMs;
  }
  return Number.POSITIVE_INFINITY;
}

/** Both ways of a connection, from the client's first packet to the answer to it. */
export function roundTripDelayMs(
  faults: NetworkFaults,
  { from, to, atMs }: Packet,
  { retryMs, limitMs }: Patience,
): number {
  const thereMs = packetDelayMs(faults, { from, to, atMs }, { retryMs, limitMs });
  if (thereMs === Number.POSITIVE_INFINITY) return thereMs;
  const back = { from: to, to: from, atMs: atMs + thereMs };
  return thereMs + packetDelayMs(faults, back, { retryMs, limitMs: limitMs - thereMs });
}
