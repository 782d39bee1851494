/** What proxies do for a Service, port by port. Source: pkg/proxy/serviceport.go 1.36. */
import type { Service, ServicePort } from "../../api/core/service/service.ts";
import {
  type Cidr,
  formatIp,
  type IpFamily,
  ipFamily,
  parseCidr,
  parseIp,
} from "../../api/validation/ip.ts";
import type { TrafficPolicy } from "./eligible-endpoints.ts";

/** A port of a Service. */
export interface ServicePortName {
  readonly namespace: string;
  readonly name: string;
  /** Empty where the Service has only one port, without a name. */
  readonly portName: string;
}

/** `default/web:http`, as kube-proxy writes it. */
export const formatPortName = ({ namespace, name, portName }: ServicePortName): string =>
  `${namespace}/${name}${portName === "" ? "" : `:${portName}`}`;

/** By which of its addresses a Service is reached. */
export type Via = "clusterIP" | "nodePort" | "loadBalancer" | "externalIP";

/** A port of a Service in one address family. */
export interface ServicePortRules {
  readonly service: ServicePortName;
  readonly protocol: string;
  readonly family: IpFamily;
  readonly internalTrafficPolicy: TrafficPolicy;
  readonly externalTrafficPolicy: TrafficPolicy;
  /** How long a client stays with its endpoint; absent without affinity. */
  readonly affinityMs?: number;
  /** Who may use the load balancer; everybody where it is empty. */
  readonly sourceRanges: readonly Cidr[];
}

/** A place where proxies take connections. */
export interface Frontend {
  readonly via: Via;
  readonly rules: ServicePortRules;
}

/** All places of a Service: by address and `portKey`, and by the `portKey` of its node ports. */
export interface Frontends {
  readonly addresses: ReadonlyMap<string, ReadonlyMap<number, Frontend>>;
  readonly nodePorts: ReadonlyMap<number, Frontend>;
  readonly ports: readonly ServicePortRules[];
}

const serviceProxyLabel = "service.kubernetes.io/service-proxy-name";

/** One number for what a packet's port is looked up by. Protocols other than these are unknown. */
export function portKey(port: number, protocol: string, family: IpFamily = "IPv4"): number {
  const transport = protocol === "TCP" ? 0 : protocol === "UDP" ? 1 : 2;
  return port * 8 + transport * 2 + (family === "IPv6" ? 1 : 0);
}

/** Addresses are compared by their canonical text. */
export function canonicalIp(address: string): string {
  if (!address.includes(":")) return address;
  const ip = parseIp(address);
  return ip === undefined ? address : formatIp(ip.bytes);
}

/** `undefined` for a Service without an address of its own, or one that another proxy serves. */
export function frontendsOf(service: Service): Frontends | undefined {
  const { metadata, spec } = service;
  const { clusterIP = "", clusterIPs = [clusterIP] } = spec;
  if (serviceProxyLabel in (metadata.labels ?? {})) return undefined;
  if (spec.type === "ExternalName" || clusterIP === "" || clusterIP === "None") return undefined;
  const addresses = new Map<string, Map<number, Frontend>>();
  const nodePorts = new Map<number, Frontend>();
  const ports: ServicePortRules[] = [];
  for (const address of clusterIPs) {
    const family = ipFamily(address);
    if (family === undefined) continue;
    for (const port of spec.ports ?? []) {
      const rules = portRules(service, port, family);
      ports.push(rules);
      for (const [via, ip] of virtualIps(service, address, family)) {
        const taken = addresses.get(ip) ?? new Map<number, Frontend>();
        addresses.set(ip, taken);
        const key = portKey(port.port, port.protocol);
        if (!taken.has(key)) taken.set(key, { via, rules });
      }
      const { nodePort = 0, protocol } = port;
      if (nodePort !== 0) nodePorts.set(portKey(nodePort, protocol, family), nodePortOf(rules));
    }
  }
  return { addresses, nodePorts, ports };
}

const nodePortOf = (rules: ServicePortRules): Frontend => ({ via: "nodePort", rules });

/**
 * The addresses of one family. A load balancer of mode Proxy gets the traffic itself, so nodes
 * leave its address alone.
 */
function virtualIps(
  { spec, status }: Service,
  clusterIp: string,
  family: IpFamily,
): readonly (readonly [Via, string])[] {
  const { externalIPs = [] } = spec;
  const points = (status.loadBalancer.ingress ?? []).filter(({ ipMode }) => ipMode !== "Proxy");
  const all: readonly (readonly [Via, string])[] = [
    ["clusterIP", clusterIp],
    ...externalIPs.map((ip) => ["externalIP", ip] as const),
    ...points.map(({ ip = "" }) => ["loadBalancer", ip] as const),
  ];
  return all
    .filter(([, ip]) => ipFamily(ip) === family)
    .map(([via, ip]) => [via, canonicalIp(ip)] as const);
}

function portRules({ metadata, spec }: Service, port: ServicePort, family: IpFamily) {
  const { namespace = "", name = "" } = metadata;
  const { sessionAffinity, sessionAffinityConfig, loadBalancerSourceRanges = [] } = spec;
  const { timeoutSeconds = affinitySecondsDefault } = sessionAffinityConfig?.clientIP ?? {};
  const rules: ServicePortRules = {
    service: { namespace, name, portName: port.name ?? "" },
    protocol: port.protocol,
    family,
    internalTrafficPolicy: toPolicy(spec.internalTrafficPolicy),
    externalTrafficPolicy: toPolicy(spec.externalTrafficPolicy),
    ...(sessionAffinity === "ClientIP" ? { affinityMs: timeoutSeconds * 1000 } : {}),
    sourceRanges: loadBalancerSourceRanges.flatMap((text) => {
      const range = parseCidr(text.trim());
      return range?.ip.family === family ? [range] : [];
    }),
  };
  return rules;
}

/** Three hours, as the API server fills in. */
const affinitySecondsDefault = 10_800;

const toPolicy = (text: string | undefined): TrafficPolicy =>
  text === "Local" ? "Local" : "Cluster";
