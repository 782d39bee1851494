/** EndpointSlices as a proxy reads them. Source: pkg/proxy/endpointslicecache.go 1.36. */
import {
  type Endpoint,
  type EndpointSlice,
  sliceEndpoints,
  slicePorts,
} from "../../api/discovery/endpointslice.ts";
import {
  type EndpointGroups,
  groupEndpoints,
  type ProxyEndpoint,
  placeOf,
} from "./eligible-endpoints.ts";

const serviceNameLabel = "kubernetes.io/service-name";
const headlessLabel = "service.kubernetes.io/headless";

/**
 * `namespace/name` of the Service that a slice is part of. None for those that kube-proxy does not
 * watch, which are those of headless Services. Source: cmd/kube-proxy/app/server.go 1.36.
 */
export function serviceKeyOf(slice: EndpointSlice | undefined): string | undefined {
  if (slice === undefined) return undefined;
  const { namespace, labels = {} } = slice.metadata;
  if (headlessLabel in labels) return undefined;
  const name = labels[serviceNameLabel] ?? "";
  return name === "" ? undefined : `${namespace}/${name}`;
}

/** Which port of a Service endpoints are asked for. */
export interface EndpointPortKey {
  readonly portName: string;
  readonly protocol: string;
  readonly family: string;
}

/** The groups of the endpoints that a slice has for a port; a slice is only read once for each. */
export function groupsIn(slice: EndpointSlice, key: EndpointPortKey): EndpointGroups | undefined {
  if (slice.addressType !== key.family) return undefined;
  const ports = read.get(slice) ?? new Map<string, EndpointGroups>();
  read.set(slice, ports);
  const name = `${key.protocol} ${key.portName}`;
  let groups = ports.get(name);
  if (groups === undefined) {
    groups = groupEndpoints(once(endpointsOf(slice, key)));
    ports.set(name, groups);
  }
  return groups;
}

const read = new WeakMap<EndpointSlice, Map<string, EndpointGroups>>();

/** The addresses in a slice. */
export function addressesIn(slice: EndpointSlice): ReadonlySet<string> {
  let found = addresses.get(slice);
  if (found === undefined) {
    found = new Set(sliceEndpoints(slice).map((endpoint) => endpoint.addresses[0] ?? ""));
    addresses.set(slice, found);
  }
  return found;
}

const addresses = new WeakMap<EndpointSlice, ReadonlySet<string>>();

/** Each endpoint once. While one moves from a slice to another it may be in both. */
export function once(endpoints: readonly ProxyEndpoint[]): readonly ProxyEndpoint[] {
  const merged = new Map<string, ProxyEndpoint>();
  for (const endpoint of endpoints) {
    const place = placeOf(endpoint);
    if (!merged.has(place)) merged.set(place, endpoint);
  }
  return merged.size === endpoints.length ? endpoints : [...merged.values()];
}

function endpointsOf(slice: EndpointSlice, key: EndpointPortKey): readonly ProxyEndpoint[] {
  return slicePorts(slice)
    .filter((port) => port.name === key.portName && port.protocol === key.protocol)
    .flatMap(({ port = 0 }) => (port === 0 ? [] : sliceEndpoints(slice).flatMap(toEndpoint(port))));
}

/** Endpoints all have the same shape, since there may be thousands to go through. */
const toEndpoint =
  (port: number) =>
  ({ addresses, conditions, nodeName, targetRef, hints }: Endpoint): readonly ProxyEndpoint[] => {
    const [address] = addresses;
    if (address === undefined) return [];
    const { ready = true, serving = true, terminating = false } = conditions;
    const { namespace = "", name = "" } = targetRef ?? {};
    return [
      {
        address,
        port,
        node: nodeName,
        pod: targetRef?.kind === "Pod" ? { namespace, name } : undefined,
        isReady: ready,
        isServingTerminating: serving && terminating,
        forZones: hints?.forZones?.map((zone) => zone.name),
        forNodes: hints?.forNodes?.map((node) => node.name),
      },
    ];
  };
