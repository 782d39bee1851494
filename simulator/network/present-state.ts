/** Proxies and names that show the present state of the API, with no delay. */
import { Service } from "../../api/core/service/service.ts";
import { type Endpoint, EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { Names, Proxies, Resolution } from "../../network/index.ts";
import type { Reader } from "../reader.ts";

export function presentProxies(reader: Reader, pick: (below: number) => number): Proxies {
  return {
    route(_node, { address, port }) {
      for (const service of reader.list(Service)) {
        const { metadata, spec } = service;
        const found = spec.ports?.find((each) => each.port === port);
        if (found === undefined || !(spec.clusterIPs ?? []).includes(address)) continue;
        const { namespace = "", name = "" } = metadata;
        const routed = {
          service: { namespace, name, port: found.name ?? "" },
          via: "clusterIP",
        } as const;
        const targets = endpoints(reader, service).flatMap(({ slice, endpoint }) => {
          const target = slice.ports.find((each) => each.name === (found.name ?? ""));
          const [first] = endpoint.addresses;
          return target?.port === undefined || first === undefined
            ? []
            : [{ address: first, port: target.port }];
        });
        const target = targets.length === 0 ? undefined : targets[pick(targets.length)];
        return target === undefined
          ? { ...routed, kind: "rejected", why: "it has no endpoints" }
          : { ...routed, kind: "endpoint", ...target };
      }
      return undefined;
    },
  };
}

export function presentNames(reader: Reader): Names {
  return {
    resolve(name, { searches, hosts }) {
      const own = hosts.get(name);
      if (own !== undefined) return { addresses: own, queries: [], tookMs: 0 };
      const queries: Resolution["queries"][number][] = [];
      for (const full of [...searches.map((search) => `${name}.${search}`), name]) {
        const [service = "", namespace = "", svc] = full.split(".");
        const found = svc === "svc" ? reader.get(Service, service, namespace) : undefined;
        queries.push({ name: full, type: "A", code: found ? "NOERROR" : "NXDOMAIN" });
        const addresses = found && addressesOf(reader, found);
        if (addresses !== undefined && addresses.length > 0) {
          return { addresses, queries, tookMs: 0.5 };
        }
      }
      return { addresses: [], queries, failure: "NameNotFound", tookMs: 0.5 };
    },
  };
}

const addressesOf = (reader: Reader, service: Service) =>
  service.spec.clusterIP === "None"
    ? endpoints(reader, service).flatMap(({ endpoint }) => endpoint.addresses.slice(0, 1))
    : (service.spec.clusterIPs ?? []);

function endpoints(reader: Reader, { metadata }: Service) {
  return reader
    .list(EndpointSlice, metadata.namespace)
    .filter((slice) => slice.metadata.labels?.["kubernetes.io/service-name"] === metadata.name)
    .flatMap((slice) => slice.endpoints.filter(isReady).map((endpoint) => ({ slice, endpoint })));
}

const isReady = ({ conditions }: Endpoint) => conditions.ready !== false;
