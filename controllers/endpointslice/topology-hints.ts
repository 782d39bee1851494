/**
 * Topology Aware Routing: which zone each endpoint is for, in proportion to the CPU of the zones.
 * Source: k8s.io/endpointslice/topologycache 1.36.
 */
import type { Service } from "../../api/core/service/service.ts";
import {
  type Endpoint,
  type EndpointSlice,
  sliceEndpoints,
  slicePorts,
} from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";
import {
  type Allocations,
  allocate,
  type Transfers,
  transfers,
  type ZoneCounts,
  type ZoneShares,
} from "./allocations.ts";
import { type Changes, type Content, unchangedIn } from "./changes.ts";

/** Whether an annotation asks for Topology Aware Routing; the older of the two goes first. */
export function wantsTopologyHints({ metadata: { annotations = {} } }: Service): boolean {
  const mode =
    annotations["service.kubernetes.io/topology-aware-hints"] ??
    annotations["service.kubernetes.io/topology-mode"];
  return mode === "Auto" || mode === "auto";
}

/**
 * Gives every ready endpoint of the changes a hint; slices that are fine as they are stay
 * unwritten. Returns why that cannot be, in which case no slice has hints.
 */
export function addTopologyHints(
  changes: Changes,
  shares: ZoneShares | undefined,
): string | undefined {
  const allocations = allocate(shares, readyIn(changes));
  const reason = typeof allocations === "string" ? allocations : hint(changes, allocations);
  if (reason !== undefined) removeHints(changes);
  for (const [slice, { endpoints }] of changes.updated) {
    if (equalJson(endpoints, slice.endpoints)) changes.updated.delete(slice);
  }
  return reason;
}

function readyIn(changes: Changes): number {
  const contents = [...changes.created, ...changes.updated.values(), ...unchangedIn(changes)];
  return contents.reduce((sum, each) => sum + sliceEndpoints(each).filter(isReady).length, 0);
}

const isReady = ({ conditions }: Endpoint) => conditions.ready === true;

function hint(changes: Changes, allocations: Allocations): string | undefined {
  const counts = keepGoodSlices(changes, allocations);
  const contents = [...changes.created, ...changes.updated.values()];
  const ready = contents.flatMap(({ endpoints }) => endpoints.filter(isReady));
  if (ready.some(({ zone = "" }) => zone === "")) {
    return "One or more endpoints do not have a zone specified";
  }
  for (const { zone = "" } of ready) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const moves = transfers(allocations, counts);
  rewrite(changes, (endpoint) => withHint(endpoint, moves));
  return undefined;
}

/** Leaves slices whose hints do no harm; counts those, and marks the others for writing. */
function keepGoodSlices(changes: Changes, allocations: Allocations): Map<string, number> {
  const counts = new Map<string, number>();
  for (const slice of unchangedIn(changes)) {
    const hints = hintsIn(slice, allocations);
    const isGood =
      hints !== undefined &&
      [...hints].every(
        ([zone, count]) => count + (counts.get(zone) ?? 0) <= (allocations.get(zone)?.maximum ?? 0),
      );
    if (!isGood) changes.updated.set(slice, contentOf(slice));
    else for (const [zone, count] of hints) counts.set(zone, (counts.get(zone) ?? 0) + count);
  }
  return counts;
}

/** `undefined` where a ready endpoint has no hint, or one for a zone that needs none. */
function hintsIn(slice: EndpointSlice, allocations: Allocations): ZoneCounts | undefined {
  const counts = new Map<string, number>();
  for (const endpoint of sliceEndpoints(slice)) {
    if (!isReady(endpoint)) continue;
    const { forZones = [] } = endpoint.hints ?? {};
    if (forZones.length === 0) return undefined;
    for (const { name } of forZones) {
      if (!allocations.has(name)) return undefined;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Its own zone, unless that has too many: then the next zone that has too few. */
function withHint(endpoint: Endpoint, { giving, receiving }: Transfers): Endpoint {
  if (!isReady(endpoint)) return withoutHints(endpoint);
  const { zone = "" } = endpoint;
  const [receiver] = receiving.keys();
  if (receiver === undefined || !giving.has(zone)) return forZone(endpoint, zone);
  takeOne(giving, zone);
  takeOne(receiving, receiver);
  return forZone(endpoint, receiver);
}

function takeOne(counts: Map<string, number>, zone: string): void {
  const count = counts.get(zone) ?? 0;
  if (count <= 1) counts.delete(zone);
  else counts.set(zone, count - 1);
}

const forZone = (endpoint: Endpoint, name: string): Endpoint => ({
  ...endpoint,
  hints: { forZones: [{ name }] },
});

function withoutHints(endpoint: Endpoint): Endpoint {
  const { hints, ...rest } = endpoint;
  return hints === undefined ? endpoint : rest;
}

/** Takes the hints off what is written anyway, and off every slice that has any. */
function removeHints(changes: Changes): void {
  for (const slice of unchangedIn(changes)) {
    const hasHints = sliceEndpoints(slice).some(({ hints }) => hints !== undefined);
    if (hasHints) changes.updated.set(slice, contentOf(slice));
  }
  rewrite(changes, withoutHints);
}

function rewrite({ created, updated }: Changes, change: (endpoint: Endpoint) => Endpoint): void {
  const changed = (content: Content) => ({ ...content, endpoints: content.endpoints.map(change) });
  created.splice(0, created.length, ...created.map(changed));
  for (const [slice, content] of updated) updated.set(slice, changed(content));
}

const contentOf = (slice: EndpointSlice): Content => ({
  family: slice.addressType === "IPv6" ? "IPv6" : "IPv4",
  ports: slicePorts(slice),
  endpoints: sliceEndpoints(slice),
});
