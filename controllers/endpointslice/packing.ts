/** Which endpoint goes into which slice. Source: k8s.io/endpointslice, reconciler 1.36. */
import {
  type Endpoint,
  type EndpointSlice,
  sliceEndpoints,
} from "../../api/discovery/endpointslice.ts";

/** `--max-endpoints-per-slice` */
export const endpointsPerSlice = 100;

/** Whether an endpoint is already as it is wanted. */
export type IsAsWanted = (wanted: Endpoint, stored: Endpoint) => boolean;

/** What becomes of the slices with one set of ports. */
export interface Packing {
  /** The contents of slices to be made. */
  readonly created: readonly (readonly Endpoint[])[];
  /** New contents by slice; the rest stays as it is. */
  readonly updated: ReadonlyMap<EndpointSlice, readonly Endpoint[]>;
  readonly emptied: readonly EndpointSlice[];
}

/**
 * Spreads endpoints, by the uid of their pod, over slices with as few writes as can be: what is
 * there stays where it is, new ones go first into slices that change anyway, then together into one
 * that has room for all of them, and else into new slices. The map is used up on the way.
 */
export function pack(
  slices: readonly EndpointSlice[],
  missing: Map<string, Endpoint>,
  isAsWanted: IsAsWanted,
): Packing {
  const updated = new Map<EndpointSlice, Endpoint[]>();
  const emptied: EndpointSlice[] = [];
  const unchanged: EndpointSlice[] = [];
  for (const slice of slices) {
    const { kept, changed } = keep(slice, missing, isAsWanted);
    if (!changed) unchanged.push(slice);
    else if (kept.length === 0) emptied.push(slice);
    else updated.set(slice, kept);
  }
  const added = [...missing.values()];
  // The fullest first.
  for (const list of [...updated.values()].sort((a, b) => b.length - a.length)) {
    list.push(...added.splice(0, Math.max(0, endpointsPerSlice - list.length)));
  }
  const created: Endpoint[][] = [];
  while (added.length > 0) {
    const roomy =
      added.length < endpointsPerSlice ? fullestFor(unchanged, added.length) : undefined;
    if (roomy === undefined) created.push(added.splice(0, endpointsPerSlice));
    else updated.set(roomy, [...sliceEndpoints(roomy), ...added.splice(0)]);
  }
  return { created, updated, emptied };
}

/** What stays in a slice; takes it off what is missing. */
function keep(slice: EndpointSlice, missing: Map<string, Endpoint>, isAsWanted: IsAsWanted) {
  const kept: Endpoint[] = [];
  let changed = false;
  for (const endpoint of sliceEndpoints(slice)) {
    const uid = endpoint.targetRef?.uid ?? "";
    const wanted = missing.get(uid);
    if (wanted === undefined) changed = true;
    else {
      missing.delete(uid);
      if (isAsWanted(wanted, endpoint)) kept.push(endpoint);
      else {
        kept.push(wanted);
        changed = true;
      }
    }
  }
  return { kept, changed };
}

/** The fullest slice that has room for so many more. */
function fullestFor(slices: readonly EndpointSlice[], count: number): EndpointSlice | undefined {
  let best: EndpointSlice | undefined;
  for (const slice of slices) {
    const { length } = sliceEndpoints(slice);
    const fits = length + count <= endpointsPerSlice;
    if (fits && (best === undefined || length > sliceEndpoints(best).length)) best = slice;
  }
  return best;
}
