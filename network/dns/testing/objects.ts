/** Objects for tests of DNS, and answers as lines. */
import type { Namespace } from "../../../api/core/namespace.ts";
import type { Service, ServiceSpec } from "../../../api/core/service/service.ts";
import { testService } from "../../../api/core/service/test-services.ts";
import type { EndpointSlice, EndpointSlicePort } from "../../../api/discovery/endpointslice.ts";
import { seededRandom } from "../../../api/runtime.ts";
import { ClusterDns, type ClusterDnsOptions } from "../cluster-dns.ts";
import type { Reply, ResourceRecord } from "../message.ts";

export function namespaceOf(name: string): Namespace {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, resourceVersion: "1" },
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Active" },
  };
}

/** `default/web`, or the name alone for the namespace `default`. */
export function serviceOf(path: string, spec: Partial<ServiceSpec> = {}): Service {
  const [name = "", namespace = "default"] = path.split("/").reverse();
  return { ...testService(spec), metadata: { name, namespace, resourceVersion: "1" } };
}

export const headless = { clusterIP: "None", clusterIPs: ["None"] } as const;

/** An endpoint: its address, or more of it. */
export type Place = string | { ip: string; hostname?: string; ready?: boolean };

export function sliceOf(
  path: string,
  places: readonly Place[],
  parts: { ports?: readonly EndpointSlicePort[]; addressType?: string; version?: number } = {},
): EndpointSlice {
  const [service = "", namespace = "default"] = path.split("/").reverse();
  const { ports = [httpPort], addressType = "IPv4", version = 1 } = parts;
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      name: `${service}-${addressType.toLowerCase()}`,
      namespace,
      resourceVersion: String(version),
      labels: { "kubernetes.io/service-name": service },
    },
    addressType,
    endpoints: places.map((place) => {
      const { ip, hostname, ready = true } = typeof place === "string" ? { ip: place } : place;
      const named = hostname === undefined ? {} : { hostname };
      return { addresses: [ip], conditions: { ready }, ...named };
    }),
    ports,
  };
}

export const httpPort: EndpointSlicePort = { name: "http", protocol: "TCP", port: 8080 };

/** A DNS that shows these objects at once. */
export function dnsOf(
  objects: readonly (Namespace | Service | EndpointSlice)[],
  options: Partial<ClusterDnsOptions> = {},
): ClusterDns {
  const delayMs = { minMs: 0, maxMs: 0 };
  const dns = new ClusterDns({ random: seededRandom(7), delayMs, ...options });
  for (const object of objects) {
    if ("endpoints" in object) dns.sliceChanged(object, undefined, 0);
    else if ("type" in object.spec) dns.serviceChanged(object as Service, undefined, 0);
    else dns.namespaceChanged(object as Namespace, undefined, 0);
  }
  return dns;
}

/**
 * The code of a reply and its records as lines, in the order of the alphabet: that of answers is
 * drawn. Records beside the answers come after `+`, the zone after `?`.
 */
export function linesOf({ code, answers, additional = [], authority = [] }: Reply): string[] {
  const lines = (mark: string, records: readonly ResourceRecord[]) =>
    records
      .map(({ name, type, ttlSeconds, data }) => `${mark}${name} ${ttlSeconds} ${type} ${data}`)
      .sort();
  return [code, ...lines("", answers), ...lines("+ ", additional), ...lines("? ", authority)];
}
