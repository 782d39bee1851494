/**
 * How many endpoints each zone is to have, and which zones give some to others.
 * Source: k8s.io/endpointslice/topologycache 1.36.
 */
import type { Node } from "../../api/core/node/node.ts";
import { milliValue } from "../../api/quantity.ts";

const zoneLabel = "topology.kubernetes.io/zone";
const excludedLabels = [
  "node-role.kubernetes.io/control-plane",
  "node-role.kubernetes.io/master",
] as const;

/** By how much more than its share an endpoint may have to serve. */
const overloadMax = 0.2;

/** The share of each zone in the CPU of all nodes, from 0 to 1, by name of the zone. */
export type ZoneShares = ReadonlyMap<string, number>;

/** Endpoints by zone. */
export type ZoneCounts = ReadonlyMap<string, number>;

/** How many endpoints a zone should have. */
export interface Allocation {
  readonly desired: number;
  readonly maximum: number;
}
export type Allocations = ReadonlyMap<string, Allocation>;

/**
 * `undefined` where a node that counts does not say its zone or its CPU, or all are in one zone.
 * Control-plane nodes do not count, nor do those that are not ready.
 */
export function zoneShares(nodes: readonly Node[]): ZoneShares | undefined {
  const cpuMillis = new Map<string, number>();
  let total = 0;
  for (const { metadata, status } of nodes) {
    const { labels = {} } = metadata;
    if (excludedLabels.some((label) => label in labels) || !isReady({ status })) continue;
    const zone = labels[zoneLabel] ?? "";
    const millis = milliValue(status.allocatable?.cpu ?? "0");
    if (zone === "" || millis === 0) return undefined;
    cpuMillis.set(zone, (cpuMillis.get(zone) ?? 0) + millis);
    total += millis;
  }
  if (cpuMillis.size < 2) return undefined;
  const zones = [...cpuMillis].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(zones.map(([zone, millis]) => [zone, millis / total]));
}

export const isReady = ({ status }: Pick<Node, "status">): boolean =>
  status.conditions?.some((each) => each.type === "Ready" && each.status === "True") === true;

/** The allocations for so many endpoints, or why there cannot be any. */
export function allocate(shares: ZoneShares | undefined, endpoints: number): Allocations | string {
  if (shares === undefined) {
    const what = "allocatable CPU or zone not specified on one or more nodes";
    return `Insufficient Node information: ${what}`;
  }
  const counts = `(${endpoints} endpoints, ${shares.size} zones)`;
  if (shares.size > endpoints) return `Insufficient number of endpoints ${counts}`;
  const minima = [...shares].map(([zone, share]) => {
    const desired = share * endpoints;
    return { zone, desired, minimum: Math.ceil(desired * (1 / (1 + overloadMax))) };
  });
  const spare = endpoints - minima.reduce((sum, { minimum }) => sum + minimum, 0);
  if (spare < 0) {
    const what = "Unable to allocate minimum required endpoints to each zone";
    return `${what} without exceeding overload threshold ${counts}`;
  }
  return new Map(
    minima.map(({ zone, desired, minimum }) => [
      zone,
      { desired: Math.max(desired, minimum), maximum: minimum + spare },
    ]),
  );
}

/** How many endpoints zones give, and how many others get; both are the same in sum. */
export interface Transfers {
  readonly giving: Map<string, number>;
  readonly receiving: Map<string, number>;
}

/** Brings zones with so many endpoints closer to their allocations, by whole endpoints. */
export function transfers(allocations: Allocations, counts: ZoneCounts): Transfers {
  const surplus = new Map<string, number>();
  const need = new Map<string, number>();
  for (const [zone, { desired }] of allocations) {
    const difference = (counts.get(zone) ?? 0) - desired;
    if (difference > 0) surplus.set(zone, difference);
    else if (difference < 0) need.set(zone, -difference);
  }
  const giving = new Map<string, number>();
  const receiving = new Map<string, number>();
  while (true) {
    const [from, most] = largest(surplus);
    const [to, least] = largest(need);
    // Half an endpoint is not worth the way; a whole one must be to be gained somewhere.
    if (most < 0.5 || least < 0.5 || (most < 1 && least < 1)) return { giving, receiving };
    move(surplus, giving, from);
    move(need, receiving, to);
  }
}

function move(amounts: Map<string, number>, counts: Map<string, number>, zone: string): void {
  amounts.set(zone, (amounts.get(zone) ?? 0) - 1);
  counts.set(zone, (counts.get(zone) ?? 0) + 1);
}

/** Of equal amounts the first; 0 where there is none. */
function largest(amounts: ReadonlyMap<string, number>): readonly [zone: string, amount: number] {
  let best: readonly [string, number] = ["", 0];
  for (const [zone, amount] of amounts) if (amount > best[1]) best = [zone, amount];
  return best;
}
