import type { Node } from "../../api/core/node/node.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { Random } from "../../api/runtime.ts";
import { type Connection, decide, isMasqueraded } from "./decide.ts";
import type { ProxyEndpoint } from "./eligible-endpoints.ts";
import { FrontendIndex } from "./frontend-index.ts";
import { ProxiedService, type ServiceVersion } from "./proxied-service.ts";
import { type ProxyDelay, proxyDelayDefault } from "./proxy-delay.ts";
import { ProxyNodes } from "./proxy-nodes.ts";
import {
  canonicalIp,
  type Frontend,
  formatPortName,
  frontendsOf,
  portKey,
  type ServicePortName,
  type Via,
} from "./service-ports.ts";
import { serviceKeyOf } from "./slice-endpoints.ts";

interface Handled {
  readonly service: ServicePortName;
  readonly via: Via;
  /** The node whose proxy handled it: for a node port, the one whose address it is. */
  readonly proxy: string;
  /** Whether connections from outside go only to endpoints of the node that they come to. */
  readonly isLocalOnly: boolean;
}

/** What a proxy does with a connection. */
export type Routed =
  | (Handled & {
      readonly kind: "endpoint";
      readonly address: string;
      readonly port: number;
      readonly pod?: { readonly namespace: string; readonly name: string } | undefined;
      readonly node?: string | undefined;
      /** The endpoint sees the address of the node, not that of the client. */
      readonly isMasqueraded: boolean;
    })
  /** No endpoints: ICMP port unreachable, which clients take for a refused connection. */
  | (Handled & { readonly kind: "rejected"; readonly why: string })
  /**
   * Without an answer: a policy without endpoints on the node, `loadBalancerSourceRanges`, or a
   * port that the Service has not.
   */
  | (Handled & { readonly kind: "dropped"; readonly why: string });

/** A frontend as the proxy of a node shows it. */
interface Found {
  readonly proxy: string;
  readonly knownMs: number;
  readonly service: ProxiedService;
  readonly version: ServiceVersion;
  readonly frontend: Frontend;
}

/**
 * The kube-proxy of every node, in iptables mode. There is one set of rules for all of them, of
 * which each shows the state of some moments ago (`proxy-delay.ts`): a change costs what it
 * changes, however many nodes there are, and what a node shows is reckoned when a connection comes.
 */
export class ServiceProxies {
  readonly #random: Random;
  readonly #delayMs: ProxyDelay;
  readonly #nodes: ProxyNodes;
  readonly #index = new FrontendIndex();
  readonly #services = new Map<string, ProxiedService>();
  /** Those with more versions than one and when they last changed, the longest ago first. */
  readonly #aging = new Map<ProxiedService, number>();

  constructor({
    random,
    delayMs = proxyDelayDefault,
  }: { readonly random: Random; readonly delayMs?: ProxyDelay }) {
    this.#random = random;
    this.#delayMs = delayMs;
    this.#nodes = new ProxyNodes(random, delayMs);
  }

  /**
   * Tells of a Service that was made, changed or deleted. Times never go back; what was there
   * before is told of with a time long ago, and every proxy shows it at once.
   */
  serviceChanged(next: Service | undefined, previous: Service | undefined, nowMs: number): void {
    const metadata = (next ?? previous)?.metadata;
    if (metadata === undefined || isSameService(next, previous)) return;
    const service = this.#serviceAt(`${metadata.namespace}/${metadata.name}`);
    const frontends = next === undefined ? undefined : frontendsOf(next);
    service.setFrontends(frontends, nowMs);
    if (frontends !== undefined) this.#index.add(service, frontends);
    this.#settle(service, nowMs);
  }

  /** Tells of an EndpointSlice; its Service may come later. */
  sliceChanged(
    next: EndpointSlice | undefined,
    previous: EndpointSlice | undefined,
    nowMs: number,
  ): void {
    const name = (next ?? previous)?.metadata.name ?? "";
    const [key, before] = [serviceKeyOf(next), serviceKeyOf(previous)];
    if (before !== undefined && before !== key) this.#setSlice(before, { name }, nowMs);
    if (key === undefined || (key === before && isSameSlice(next, previous))) return;
    this.#setSlice(key, { name, slice: next }, nowMs);
  }

  nodeChanged(next: Node | undefined, previous: Node | undefined, nowMs: number): void {
    this.#nodes.changed(next, previous, nowMs);
    const gone = next === undefined ? previous?.metadata.name : undefined;
    if (gone !== undefined) for (const each of this.#services.values()) each.forgetNode(gone);
  }

  /**
   * Where the proxy of a node sends a new connection. `undefined` where the address is no
   * Service's, nor the port a node port. A node port of another node is handled by the proxy of
   * that node. An address in 127.0.0.0/8 is that of the node itself, not of a pod.
   */
  route(node: string, connection: Connection, nowMs: number): Routed | undefined {
    const address = canonicalIp(connection.address);
    const asked = address === connection.address ? connection : { ...connection, address };
    const found = this.#findAddress(node, asked, nowMs) ?? this.#findNodePort(node, asked, nowMs);
    return found === undefined ? this.#lose(node, asked, nowMs) : this.#send(found, asked, nowMs);
  }

  /**
   * How many ready endpoints of a Service the proxy of a node knows on its node. It is what the
   * health check node port answers with, and load balancers send nothing to a node without one.
   */
  readyLocalEndpoints(
    node: string,
    { namespace, name }: Pick<ServicePortName, "namespace" | "name">,
    nowMs: number,
  ): number {
    const service = this.#services.get(`${namespace}/${name}`);
    const version = service?.versions.at(this.#nodes.knownUntil(node, nowMs));
    const addresses = new Set<string>();
    for (const rules of version?.frontends?.ports ?? []) {
      for (const endpoint of version?.groupsOf(rules).ready ?? []) {
        if (endpoint.node === node) addresses.add(endpoint.address);
      }
    }
    return addresses.size;
  }

  #findAddress(node: string, connection: Connection, nowMs: number): Found | undefined {
    const { address, port, protocol } = connection;
    const key = portKey(port, protocol);
    const lookUp = ({ frontends }: ServiceVersion) => frontends?.addresses.get(address)?.get(key);
    return this.#find(node, { services: this.#index.withAddress(address), lookUp }, nowMs);
  }

  #findNodePort(node: string, connection: Connection, nowMs: number): Found | undefined {
    const { address, port, protocol } = connection;
    const owner = address.startsWith("127.") ? node : this.#nodes.ownerOf(address);
    if (owner === undefined) return undefined;
    const key = portKey(port, protocol, address.includes(":") ? "IPv6" : "IPv4");
    const lookUp = ({ frontends }: ServiceVersion) => frontends?.nodePorts.get(key);
    return this.#find(owner, { services: this.#index.withNodePort(key), lookUp }, nowMs);
  }

  #find(proxy: string, { services, lookUp }: Candidates, nowMs: number): Found | undefined {
    let knownMs: number | undefined;
    for (const service of services) {
      knownMs ??= this.#nodes.knownUntil(proxy, nowMs);
      const version = service.versions.at(knownMs);
      if (version === undefined) continue;
      const frontend = lookUp(version);
      if (frontend !== undefined) return { proxy, knownMs, service, version, frontend };
    }
    return undefined;
  }

  /**
   * A port that a Service has not at its address. There is no rule for it in this mode, so packets
   * leave for where nobody has the address, and nobody answers.
   */
  #lose(node: string, connection: Connection, nowMs: number): Routed | undefined {
    const { address, port, protocol } = connection;
    if (this.#nodes.ownerOf(address) !== undefined) return undefined;
    const lookUp = ({ frontends }: ServiceVersion) =>
      frontends?.addresses.get(address)?.values().next().value;
    const services = this.#index.withAddress(address);
    const found = this.#find(node, { services, lookUp }, nowMs);
    if (found === undefined) return undefined;
    const { via, rules } = found.frontend;
    const service = { ...rules.service, portName: "" };
    const why = `${formatPortName(service)} has no port ${port}/${protocol}`;
    return { kind: "dropped", service, via, proxy: node, isLocalOnly: false, why };
  }

  #send(found: Found, connection: Connection, nowMs: number): Routed {
    const { proxy, version, frontend, knownMs } = found;
    const { via, rules } = frontend;
    const { client, isExternal } = connection;
    const place = this.#nodes.place(proxy, knownMs);
    const decision = decide(frontend, version.groupsOf(rules), { client, isExternal, place });
    const isLocalOnly = rules.externalTrafficPolicy === "Local";
    const handled = { service: rules.service, via, proxy, isLocalOnly };
    if (decision.kind !== "endpoints") return { ...decision, ...handled };
    const endpoint = this.#pick(found, decision.endpoints, { client, nowMs });
    const isFromNode = this.#nodes.ownerOf(client) !== undefined;
    return {
      kind: "endpoint",
      ...handled,
      address: endpoint.address,
      port: endpoint.port,
      pod: endpoint.pod,
      node: endpoint.node,
      isMasqueraded: isMasqueraded(frontend, endpoint, { client, isExternal, isFromNode }),
    };
  }

  /** One of at least one endpoint: by chance, or the one that the client had. */
  #pick(
    { proxy, service, frontend: { rules } }: Found,
    endpoints: readonly ProxyEndpoint[],
    { client, nowMs }: { readonly client: string; readonly nowMs: number },
  ): ProxyEndpoint {
    const { affinityMs } = rules;
    if (affinityMs === undefined) return this.#draw(endpoints);
    const affinity = service.affinity(proxy, rules);
    const endpoint =
      affinity.find(client, endpoints, { nowMs, affinityMs }) ?? this.#draw(endpoints);
    affinity.remember(client, endpoint, nowMs);
    return endpoint;
  }

  #draw(endpoints: readonly ProxyEndpoint[]): ProxyEndpoint {
    const endpoint = endpoints[this.#random.integer(endpoints.length)];
    if (endpoint === undefined) throw new Error("there is no endpoint to draw from");
    return endpoint;
  }

  #setSlice(
    key: string,
    { name, slice }: { readonly name: string; readonly slice?: EndpointSlice },
    nowMs: number,
  ): void {
    const service = this.#serviceAt(key);
    service.setSlice(name, slice, nowMs);
    this.#settle(service, nowMs);
  }

  #serviceAt(key: string): ProxiedService {
    const service = this.#services.get(key) ?? new ProxiedService(key);
    this.#services.set(key, service);
    return service;
  }

  /** Forgets what no proxy shows any more: of what has just changed, and of what changed before. */
  #settle(changed: ProxiedService, nowMs: number): void {
    const oldestMs = nowMs - this.#delayMs.maxMs;
    this.#aging.delete(changed);
    this.#aging.set(changed, nowMs);
    this.#forget(changed, oldestMs);
    for (const [service, changedMs] of this.#aging) {
      if (changedMs > oldestMs) return;
      this.#aging.delete(service);
      this.#forget(service, oldestMs);
      const { frontends, slices } = service.latest;
      if (frontends === undefined && slices.length === 0) this.#services.delete(service.key);
    }
  }

  #forget(service: ProxiedService, oldestMs: number): void {
    for (const { frontends } of service.versions.forgetBefore(oldestMs)) {
      if (frontends === undefined || frontends === service.latest.frontends) continue;
      this.#index.remove(service, frontends);
    }
  }
}

interface Candidates {
  readonly services: Iterable<ProxiedService>;
  readonly lookUp: (version: ServiceVersion) => Frontend | undefined;
}

/** A change that no rule depends on, such as one of annotations, makes no new version. */
function isSameService(next: Service | undefined, previous: Service | undefined): boolean {
  return (
    next !== undefined &&
    next.spec === previous?.spec &&
    next.status === previous.status &&
    next.metadata.labels === previous.metadata.labels
  );
}

function isSameSlice(next: EndpointSlice | undefined, previous: EndpointSlice | undefined) {
  return next?.endpoints === previous?.endpoints && next?.ports === previous?.ports;
}
