/**
 * What the rules of a proxy say of a new connection, before chance has picked an endpoint.
 * Source: pkg/proxy/iptables/proxier.go 1.36, the mode that is the default on Linux.
 */
import { contains, parseIp } from "../../api/validation/ip.ts";
import {
  type EndpointGroups,
  eligibleEndpoints,
  hasEndpoints,
  type ProxyEndpoint,
  type ProxyPlace,
} from "./eligible-endpoints.ts";
import { type Frontend, formatPortName, type ServicePortRules } from "./service-ports.ts";

/** A new connection, as it reaches a proxy. */
export interface Connection {
  readonly address: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  /** Address of the client, for session affinity and source ranges. */
  readonly client: string;
  /** It came from beyond the cluster: node ports and the like heed `externalTrafficPolicy`. */
  readonly isExternal: boolean;
}

export type Decision =
  | { readonly kind: "endpoints"; readonly endpoints: readonly ProxyEndpoint[] }
  /** ICMP port unreachable: the client is refused. */
  | { readonly kind: "rejected"; readonly why: string }
  /** No answer at all. */
  | { readonly kind: "dropped"; readonly why: string };

/**
 * A port without any usable endpoint rejects; one that has endpoints, but none that the policy
 * allows, drops. Clients within the cluster that use an address meant for those outside are not
 * held to the external policy, as if they had gone through the load balancer; the source ranges
 * hold for them too.
 */
export function decide(
  { via, rules }: Frontend,
  groups: EndpointGroups,
  { client, isExternal, place }: Pick<Connection, "client" | "isExternal"> & { place: ProxyPlace },
): Decision {
  if (!hasEndpoints(groups)) return { kind: "rejected", why: say(rules, "has no endpoints") };
  if (via === "loadBalancer" && !isLetIn(client, rules)) {
    return { kind: "dropped", why: say(rules, `lets in no traffic from ${client}`) };
  }
  const isHeld = via === "clusterIP" || isExternal;
  const policy = via === "clusterIP" ? rules.internalTrafficPolicy : rules.externalTrafficPolicy;
  const endpoints = eligibleEndpoints(groups, isHeld ? policy : "Cluster", place);
  return endpoints.length === 0
    ? { kind: "dropped", why: say(rules, "has no local endpoints") }
    : { kind: "endpoints", endpoints };
}

const say = ({ service }: ServicePortRules, what: string) => `${formatPortName(service)} ${what}`;

function isLetIn(client: string, { sourceRanges }: ServicePortRules): boolean {
  if (sourceRanges.length === 0) return true;
  const ip = parseIp(client);
  return ip !== undefined && sourceRanges.some((range) => contains(range, ip));
}

/**
 * Whether the endpoint sees an address of the node in place of the client's. It does where its
 * answer would not come back through this node otherwise.
 */
export function isMasqueraded(
  { via, rules }: Frontend,
  endpoint: ProxyEndpoint,
  { client, isExternal, isFromNode }: MasqueradeOptions,
): boolean {
  if (client === endpoint.address) return true;
  if (via === "clusterIP") return isExternal || isFromNode;
  return rules.externalTrafficPolicy === "Cluster" || isFromNode;
}

export interface MasqueradeOptions extends Pick<Connection, "client" | "isExternal"> {
  /** The client is a process of a node, not of a pod with an address of its own. */
  readonly isFromNode: boolean;
}
