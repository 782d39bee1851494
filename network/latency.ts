import type { Node } from "../api/core/node/node.ts";

/** How long a packet and its answer take, in milliseconds. */
export interface RoundTrips {
  readonly sameNodeMs: number;
  readonly sameZoneMs: number;
  readonly otherZoneMs: number;
  /** Between somebody beyond the cluster and any node. */
  readonly outsideMs: number;
}

/** Those of a cloud's region; nodes without a zone are all in one. */
export const usualRoundTrips: RoundTrips = {
  sameNodeMs: 0.05,
  sameZoneMs: 0.4,
  otherZoneMs: 1.2,
  outsideMs: 2,
};

/** From where to where; `undefined` is beyond the cluster. */
export function roundTripMs(
  trips: RoundTrips,
  from: Node | undefined,
  to: Node | undefined,
): number {
  if (from === undefined || to === undefined) return trips.outsideMs;
  if (from.metadata.name === to.metadata.name) return trips.sameNodeMs;
  return zoneOf(from) === zoneOf(to) ? trips.sameZoneMs : trips.otherZoneMs;
}

const zoneOf = ({ metadata }: Node) => metadata.labels?.["topology.kubernetes.io/zone"];
