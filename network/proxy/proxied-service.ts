import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type EndpointGroups, groupEndpoints } from "./eligible-endpoints.ts";
import type { Frontends, ServicePortRules } from "./service-ports.ts";
import { SessionAffinity } from "./session-affinity.ts";
import { endpointsIn } from "./slice-endpoints.ts";
import { Versions } from "./versions.ts";

/** A Service and its slices at one time. Endpoints are made out when a connection needs them. */
export class ServiceVersion {
  readonly frontends: Frontends | undefined;
  /** By name. */
  readonly slices: readonly EndpointSlice[];
  readonly #groups = new Map<ServicePortRules, EndpointGroups>();

  constructor(frontends: Frontends | undefined, slices: readonly EndpointSlice[]) {
    this.frontends = frontends;
    this.slices = slices;
  }

  groupsOf(rules: ServicePortRules): EndpointGroups {
    let groups = this.#groups.get(rules);
    if (groups === undefined) {
      const { service, protocol, family } = rules;
      const key = { portName: service.portName, protocol, family };
      groups = groupEndpoints(endpointsIn(this.slices, key));
      this.#groups.set(rules, groups);
    }
    return groups;
  }
}

const nothing = new ServiceVersion(undefined, []);

/** A Service with what some proxy may still show of it. */
export class ProxiedService {
  readonly key: string;
  readonly versions = new Versions<ServiceVersion>();
  /** By node, then by port of the Service. */
  readonly #affinities = new Map<string, Map<string, SessionAffinity>>();

  constructor(key: string) {
    this.key = key;
  }

  get latest(): ServiceVersion {
    return this.versions.latest ?? nothing;
  }

  setFrontends(frontends: Frontends | undefined, nowMs: number): void {
    this.versions.set(new ServiceVersion(frontends, this.latest.slices), nowMs);
    if (frontends?.ports.some(({ affinityMs }) => affinityMs !== undefined) !== true) {
      this.#affinities.clear();
    }
  }

  /** Puts a slice in the place of the one of its name, or takes that away. */
  setSlice(name: string, slice: EndpointSlice | undefined, nowMs: number): void {
    const { frontends, slices } = this.latest;
    const others = slices.filter(({ metadata }) => metadata.name !== name);
    const next =
      slice === undefined
        ? others
        : [...others, slice].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    this.versions.set(new ServiceVersion(frontends, next), nowMs);
  }

  affinity(node: string, { service, protocol, family }: ServicePortRules): SessionAffinity {
    const ports = this.#affinities.get(node) ?? new Map<string, SessionAffinity>();
    this.#affinities.set(node, ports);
    const key = `${protocol} ${family} ${service.portName}`;
    const affinity = ports.get(key) ?? new SessionAffinity();
    ports.set(key, affinity);
    return affinity;
  }

  /** What a node remembered of clients goes with it. */
  forgetNode(node: string): void {
    this.#affinities.delete(node);
  }
}

const nameOf = ({ metadata: { name = "" } }: EndpointSlice) => name;
