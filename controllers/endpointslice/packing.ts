/** Which endpoint goes into which slice. Source: k8s.io/endpointslice, reconciler 1.36. */
import {
  type Endpoint,
  type EndpointSlice,
  sliceEndpoints,
} from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";

/** `--max-endpoints-per-slice` */
export const endpointsPerSlice = 100;

/** What is stored otherwise than it is wanted. */
export interface Unsettled {
  /** The endpoints that are wanted, by the uid of their pod. It is used up on the way. */
  readonly missing: Map<string, Endpoint>;
  /** Whether the endpoint of a pod is not where or what it is to be. */
  readonly has: (uid: string) => boolean;
  /** The slices that hold any such endpoint. */
  readonly slices: ReadonlySet<EndpointSlice>;
}

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
 * that has room for all of them, and else into new slices.
 */
export function pack(slices: readonly EndpointSlice[], unsettled: Unsettled): Packing {
  const updated = new Map<EndpointSlice, Endpoint[]>();
  const emptied: EndpointSlice[] = [];
  const unchanged: EndpointSlice[] = [];
  for (const slice of slices) {
    const endpoints = sliceEndpoints(slice);
    const kept = unsettled.slices.has(slice) ? keep(endpoints, unsettled) : endpoints;
    if (equalJson(kept, endpoints)) unchanged.push(slice);
    else if (kept.length === 0) emptied.push(slice);
    else updated.set(slice, [...kept]);
  }
  const added = [...unsettled.missing.values()];
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

/** What stays of a slice, as it is wanted; takes it off what is missing. */
function keep(endpoints: readonly Endpoint[], { missing, has }: Unsettled): readonly Endpoint[] {
  return endpoints.flatMap((endpoint) => {
    const uid = endpoint.targetRef?.uid ?? "";
    const wanted = has(uid) ? missing.get(uid) : endpoint;
    missing.delete(uid);
    return wanted === undefined ? [] : [wanted];
  });
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
