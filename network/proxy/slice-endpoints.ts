/** EndpointSlices as a proxy reads them. Source: pkg/proxy/endpointslicecache.go 1.36. */
import type { Endpoint, EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { ProxyEndpoint } from "./eligible-endpoints.ts";

const serviceNameLabel = "kubernetes.io/service-name";
const headlessLabel = "service.kubernetes.io/headless";
const serviceProxyLabel = "service.kubernetes.io/service-proxy-name";

/**
 * `namespace/name` of the Service that a slice is part of. None for those that kube-proxy does not
 * watch: of headless Services, and of Services that another proxy serves.
 */
export function serviceKeyOf(slice: EndpointSlice | undefined): string | undefined {
  if (slice === undefined) return undefined;
  const { namespace, labels = {} } = slice.metadata;
  if (headlessLabel in labels || serviceProxyLabel in labels) return undefined;
  const name = labels[serviceNameLabel] ?? "";
  return name === "" ? undefined : `${namespace}/${name}`;
}

/** Which port of a Service endpoints are asked for. */
export interface EndpointPortKey {
  readonly portName: string;
  readonly protocol: string;
  readonly family: string;
}

/**
 * The endpoints of a port in all slices of a Service. While an endpoint moves from one slice to
 * another it may be in both; it counts once.
 */
export function endpointsIn(
  slices: readonly EndpointSlice[],
  key: EndpointPortKey,
): readonly ProxyEndpoint[] {
  const lists = slices.map((slice) => endpointsOf(slice, key)).filter(({ length }) => length > 0);
  const [first = [], ...others] = lists;
  return others.length === 0 ? first : once(first.concat(...others));
}

function once(endpoints: readonly ProxyEndpoint[]): readonly ProxyEndpoint[] {
  // Nearly always no address is there twice, which is soon seen.
  if (new Set(endpoints.map(({ address }) => address)).size === endpoints.length) return endpoints;
  const merged = new Map<string, ProxyEndpoint>();
  for (const endpoint of endpoints) {
    const place = `${endpoint.address} ${endpoint.port}`;
    if (!merged.has(place)) merged.set(place, endpoint);
  }
  return [...merged.values()];
}

/** A slice does not change, so each is read once a port, however many versions it is part of. */
const read = new WeakMap<EndpointSlice, Map<string, readonly ProxyEndpoint[]>>();

function endpointsOf(slice: EndpointSlice, key: EndpointPortKey): readonly ProxyEndpoint[] {
  if (slice.addressType !== key.family) return [];
  const ports = read.get(slice) ?? new Map<string, readonly ProxyEndpoint[]>();
  read.set(slice, ports);
  const name = `${key.protocol} ${key.portName}`;
  let endpoints = ports.get(name);
  if (endpoints === undefined) {
    endpoints = slice.ports
      .filter((port) => port.name === key.portName && port.protocol === key.protocol)
      .flatMap(({ port = 0 }) => (port === 0 ? [] : slice.endpoints.flatMap(toEndpoint(port))));
    ports.set(name, endpoints);
  }
  return endpoints;
}

const toEndpoint =
  (port: number) =>
  (endpoint: Endpoint): readonly ProxyEndpoint[] => {
    const [address] = endpoint.addresses;
    if (address === undefined) return [];
    const { conditions, nodeName, targetRef, hints } = endpoint;
    const { ready = true, serving = true, terminating = false } = conditions;
    const { forZones, forNodes } = hints ?? {};
    const made = {
      address,
      port,
      isReady: ready,
      isServingTerminating: serving && terminating,
      ...(nodeName === undefined ? {} : { node: nodeName }),
      ...(forZones === undefined ? {} : { forZones: forZones.map(({ name }) => name) }),
      ...(forNodes === undefined ? {} : { forNodes: forNodes.map(({ name }) => name) }),
    };
    if (targetRef?.kind !== "Pod") return [made];
    const { namespace = "", name = "" } = targetRef;
    return [{ ...made, pod: { namespace, name } }];
  };
