/** Endpoints of Services as the entry uses them: it goes past the proxies of the nodes. */
import type { Service, ServicePort } from "../../api/core/service/service.ts";
import {
  type EndpointSlice,
  sliceEndpoints,
  slicePorts,
} from "../../api/discovery/endpointslice.ts";

export interface IngressEndpoint {
  readonly address: string;
  readonly port: number;
}

/** `namespace/name` of the Service that a slice is part of. */
export const sliceKeyOf = ({ metadata: { namespace, labels = {} } }: EndpointSlice): string =>
  `${namespace}/${labels["kubernetes.io/service-name"] ?? ""}`;

/**
 * The ready endpoints of a port, each once, by address. The port is found by its number, its name
 * or its target. Source: ingress-nginx 1.14, endpointslices.go.
 */
export function endpointsOf(
  { spec: { ports = [], type } }: Service,
  slices: readonly EndpointSlice[],
  wanted: string,
): readonly IngressEndpoint[] {
  const port = ports.find((each) => isWanted(each, wanted));
  if (port === undefined || type === "ExternalName") return [];
  const found = new Map<string, IngressEndpoint>();
  for (const slice of slices) {
    if (slice.addressType === "FQDN") continue;
    const named = slicePorts(slice).find(({ name = "" }) => name === (port.name ?? ""));
    if (named?.port === undefined) continue;
    for (const { addresses, conditions } of sliceEndpoints(slice)) {
      const [address] = addresses;
      if (address === undefined || conditions.ready === false) continue;
      found.set(address, { address, port: named.port });
    }
  }
  return [...found.values()].sort((left, right) => (left.address < right.address ? -1 : 1));
}

const isWanted = ({ name, port, targetPort }: ServicePort, wanted: string): boolean =>
  String(port) === wanted || String(targetPort) === wanted || name === wanted;
