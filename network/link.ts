/** Where the packets of a connection go, and how much later it stands for what happens to them. */
import type { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import {
  firstRetryMs,
  type NetworkFaults,
  type PacketEnd,
  roundTripDelayMs,
} from "./packet-faults.ts";
import type { Trace } from "./trace.ts";

export interface Link {
  readonly faults: NetworkFaults;
  readonly client: PacketEnd;
  readonly server: PacketEnd;
}

/** Absent where nothing ever goes wrong with packets. */
export function linkOf(
  faults: NetworkFaults | undefined,
  client: PacketEnd,
  server: PacketEnd,
): Link | undefined {
  return faults === undefined ? undefined : { faults, client, server };
}

/** A node's own address is that of a pod where only one pod may be meant. */
export const serverEnd = (pods: readonly Pod[], node: Node): PacketEnd =>
  pods.length === 1 ? { pod: pods[0], node } : { node };

interface Opening {
  readonly address: string;
  readonly nowMs: number;
  readonly sinceMs: number;
  readonly connectTimeoutMs: number;
  readonly trace: Trace;
}

/** How much longer it takes to open a connection; `Infinity` where nothing comes of it. */
export function delayOf(
  { faults, client, server }: Link,
  { nowMs, sinceMs, address, connectTimeoutMs, trace }: Opening,
): number {
  if (faults.isQuiet) return 0;
  const patience = { retryMs: firstRetryMs, limitMs: connectTimeoutMs };
  const delayMs = roundTripDelayMs(faults, { from: client, to: server, atMs: nowMs }, patience);
  if (delayMs > 0) {
    const fact = delayMs === Number.POSITIVE_INFINITY ? "are lost" : "arrive late";
    trace.note("endpoint", sinceMs, () => `packets between ${address} and its client ${fact}`);
  }
  return delayMs;
}
