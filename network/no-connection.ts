/** Why there is no connection, and after how long a client knows. */
import type { Node } from "../api/core/node/node.ts";
import type { Opened, Opening, Way } from "./connect.ts";
import type { Failure } from "./exchange.ts";
import { roundTripMs } from "./latency.ts";

/** Nothing listens there. */
export function refused(
  way: Way,
  opening: Opening & { readonly delayMs?: number },
  node = opening.client.node,
): Opened {
  const tripMs = roundTripMs(way.roundTrips, opening.client.node, node satisfies Node | undefined);
  const afterMs = tripMs + (opening.delayMs ?? 0);
  return failed(opening, afterMs, "ConnectionRefused", "connection refused");
}

/** Nobody answers there. */
export const timedOut = (opening: Opening): Opened =>
  failed(opening, opening.connectTimeoutMs, "ConnectTimeout", "connection timed out");

/** A client waits for a connection no longer than it says. */
export function failed(
  { address, port, connectTimeoutMs }: Opening,
  afterMs: number,
  reason: Failure["reason"],
  fact: string,
): Opened {
  const host = address.includes(":") ? `[${address}]` : address;
  const failure =
    afterMs > connectTimeoutMs
      ? ({
          reason: "ConnectTimeout",
          message: `connect to ${host}:${port}: connection timed out`,
        } as const)
      : { reason, message: `connect to ${host}:${port}: ${fact}` };
  return { failure, tookMs: Math.min(afterMs, connectTimeoutMs) };
}
