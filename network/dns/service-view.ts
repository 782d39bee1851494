/** What DNS keeps of a Service and of its slices. Source: coredns plugin/kubernetes/object. */
import { isHeadless } from "../../api/core/service/needs.ts";
import type { Service } from "../../api/core/service/service.ts";
import { type EndpointSlice, sliceEndpoints } from "../../api/discovery/endpointslice.ts";
import type { RecordType, ResourceRecord } from "./message.ts";

/** Records, and what goes with them. */
export interface Found {
  readonly answers: readonly ResourceRecord[];
  readonly additional?: readonly ResourceRecord[];
}

/** A port that a name leads to. */
export interface NamedPort {
  readonly name: string;
  readonly protocol: string;
  /** `undefined` stands for "no port at all": there is an address, but no SRV record. */
  readonly port: number | undefined;
}

export interface ServiceView {
  /** `default/web` */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly kind: "clusterIP" | "headless" | "external";
  /** Its addresses in the cluster, one a family. */
  readonly addresses: readonly string[];
  readonly ports: readonly NamedPort[];
  readonly externalName: string;
  /** What was found by its own name, which is the same until the Service changes. */
  readonly found: Map<RecordType, Found>;
}

export interface EndpointView {
  readonly address: string;
  readonly hostname?: string;
}

/** The first label of its name: its host name, or the address with dashes. */
export const labelOf = ({ address, hostname }: EndpointView): string =>
  hostname === undefined || hostname === "" ? dashed(address) : hostname.toLowerCase();

/** The ready endpoints of one slice. */
export interface SliceView {
  readonly namespace: string;
  /** The Service that it belongs to; empty where its label is missing. */
  readonly service: string;
  readonly ports: readonly NamedPort[];
  readonly endpoints: readonly EndpointView[];
  /** The addresses by label; several endpoints may have one host name. */
  readonly byLabel: () => ReadonlyMap<string, readonly EndpointView[]>;
}

/** Source: discovery.k8s.io/v1. */
const serviceNameLabel = "kubernetes.io/service-name";

const noPort: NamedPort = { name: "", protocol: "", port: undefined };

export function viewService(service: Service): ServiceView {
  const { metadata, spec } = service;
  const { clusterIPs, clusterIP = "", ports = [], externalName = "" } = spec;
  const isExternal = spec.type === "ExternalName";
  const given = clusterIPs === undefined || clusterIPs.length === 0 ? [clusterIP] : clusterIPs;
  const { namespace = "", name = "" } = metadata;
  return {
    key: `${namespace}/${name}`,
    namespace,
    name,
    kind: isExternal ? "external" : isHeadless(service) ? "headless" : "clusterIP",
    addresses: given.filter((address) => address !== "" && address !== "None"),
    ports: orNoPort(ports.map(({ name = "", protocol, port }) => ({ name, protocol, port }))),
    externalName,
    found: new Map(),
  };
}

export function viewSlice(slice: EndpointSlice): SliceView {
  const { metadata, addressType, ports } = slice;
  const endpoints = addressType === "FQDN" ? [] : sliceEndpoints(slice);
  const shown: EndpointView[] = [];
  // Names in place of addresses are deprecated, and lead nowhere.
  for (const { conditions, addresses, hostname } of endpoints) {
    if (conditions.ready === false) continue;
    for (const address of addresses) {
      shown.push(hostname === undefined ? { address } : { address, hostname });
    }
  }
  let labels: Map<string, EndpointView[]> | undefined;
  return {
    namespace: metadata.namespace ?? "",
    service: metadata.labels?.[serviceNameLabel] ?? "",
    ports: orNoPort((ports ?? []).map(({ name, protocol, port }) => ({ name, protocol, port }))),
    endpoints: shown,
    byLabel() {
      labels ??= groupByLabel(shown);
      return labels;
    },
  };
}

const dashed = (address: string) => address.replaceAll(/[.:]/g, "-");

const orNoPort = (ports: readonly NamedPort[]) => (ports.length === 0 ? [noPort] : ports);

function groupByLabel(endpoints: readonly EndpointView[]): Map<string, EndpointView[]> {
  const groups = new Map<string, EndpointView[]>();
  for (const endpoint of endpoints) {
    const label = labelOf(endpoint);
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [endpoint]);
    else group.push(endpoint);
  }
  return groups;
}
