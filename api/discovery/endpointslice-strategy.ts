import { equalJson } from "../json.ts";
import type { Strategy } from "../resource.ts";
import { ipWarnings, isCanonicalIp } from "../validation/ip.ts";
import { immutableField } from "../validation/meta.ts";
import { type EndpointSlice, sliceEndpoints } from "./endpointslice.ts";
import { validateEndpointSlice } from "./endpointslice-validate.ts";

/**
 * How EndpointSlices are created and changed. Source: pkg/registry/discovery/endpointslice 1.36.
 */
export const endpointSliceStrategy: Strategy<EndpointSlice> = {
  prepareForCreate: dropTopology,
  prepareForUpdate(next, stored) {
    const unchanged = equalJson(next.endpoints, stored.endpoints);
    return countLabels(unchanged ? next : dropTopology(next), stored);
  },
  validate: validateEndpointSlice,
  validateUpdate: (next, stored) =>
    immutableField(next.addressType, stored.addressType, "addressType"),
  warnings,
};

/** What clients of an earlier version put there is in nodeName and zone now. */
function dropTopology(slice: EndpointSlice): EndpointSlice {
  if (sliceEndpoints(slice).every(({ deprecatedTopology }) => deprecatedTopology === undefined)) {
    return slice;
  }
  const endpoints = sliceEndpoints(slice).map(({ deprecatedTopology: _, ...endpoint }) => endpoint);
  return { ...slice, endpoints };
}

/** A change of labels counts as one of content: they say whose endpoints these are. */
function countLabels(next: EndpointSlice, stored: EndpointSlice): EndpointSlice {
  const { labels = {}, generation = 0 } = stored.metadata;
  return equalJson(next.metadata.labels ?? {}, labels)
    ? next
    : { ...next, metadata: { ...next.metadata, generation: generation + 1 } };
}

function warnings(slice: EndpointSlice): readonly string[] {
  const { addressType } = slice;
  const endpoints = sliceEndpoints(slice);
  if (addressType === "FQDN") return ["addressType: FQDN endpoints are deprecated"];
  if (endpoints.every(({ addresses }) => addresses.every(isCanonicalIp))) return none;
  return endpoints.flatMap(({ addresses }, index) =>
    addresses.flatMap((ip, place) => ipWarnings(ip, `endpoints[${index}].addresses[${place}]`)),
  );
}

const none: readonly string[] = [];
