import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type EndpointGroups, groupEndpoints, mergeGroups } from "./eligible-endpoints.ts";
import type { Frontends, ServicePortRules } from "./service-ports.ts";
import { SessionAffinity } from "./session-affinity.ts";
import { addressesIn, groupsIn, once } from "./slice-endpoints.ts";
import { Versions } from "./versions.ts";

/** A Service and its slices at one time. Endpoints are made out when a connection needs them. */
export class ServiceVersion {
  readonly frontends: Frontends | undefined;
  /** By name. */
  readonly slices: readonly EndpointSlice[];
  /** An address may be in two slices. */
  readonly hasTwins: boolean;
  readonly #groups = new Map<ServicePortRules, EndpointGroups>();

  constructor(parts: Pick<ServiceVersion, "frontends" | "slices" | "hasTwins">) {
    this.frontends = parts.frontends;
    this.slices = parts.slices;
    this.hasTwins = parts.hasTwins;
  }

  groupsOf(rules: ServicePortRules): EndpointGroups {
    let groups = this.#groups.get(rules);
    if (groups === undefined) {
      groups = this.#merge(rules);
      this.#groups.set(rules, groups);
    }
    return groups;
  }

  #merge({ service, protocol, family }: ServicePortRules): EndpointGroups {
    const key = { portName: service.portName, protocol, family };
    const groups = mergeGroups(this.slices.flatMap((slice) => groupsIn(slice, key) ?? []));
    if (!this.hasTwins) return groups;
    const { ready, servingTerminating } = groups;
    return groupEndpoints(once([...ready, ...servingTerminating]));
  }
}

const nothing = new ServiceVersion({ frontends: undefined, slices: [], hasTwins: false });

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
    const { slices, hasTwins } = this.latest;
    this.versions.set(new ServiceVersion({ frontends, slices, hasTwins }), nowMs);
    if (frontends?.ports.some(({ affinityMs }) => affinityMs !== undefined) !== true) {
      this.#affinities.clear();
    }
  }

  /** Puts a slice in the place of the one of its name, or takes that away. */
  setSlice(name: string, slice: EndpointSlice | undefined, nowMs: number): void {
    const { frontends, slices, hasTwins } = this.latest;
    const others = slices.filter(({ metadata }) => metadata.name !== name);
    const next = slice === undefined ? others : [...others, slice].sort(byName);
    const previous = slices.find(({ metadata }) => metadata.name === name);
    const stillHas = hasTwins
      ? next.some((each) => hasTwinsIn(each, { others: next }))
      : slice !== undefined && hasTwinsIn(slice, { previous, others });
    this.versions.set(new ServiceVersion({ frontends, slices: next, hasTwins: stillHas }), nowMs);
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

const byName = (a: EndpointSlice, b: EndpointSlice) => (nameOf(a) < nameOf(b) ? -1 : 1);
const nameOf = ({ metadata: { name = "" } }: EndpointSlice) => name;

interface Neighbours {
  /** The slice as it was when it had no twins in the others. */
  readonly previous?: EndpointSlice | undefined;
  readonly others: readonly EndpointSlice[];
}

/** Whether an address of a slice is in others too. Only those that are new in it can be. */
function hasTwinsIn(slice: EndpointSlice, { previous, others }: Neighbours): boolean {
  if (others.length === 0) return false;
  const known = previous === undefined ? undefined : addressesIn(previous);
  for (const address of addressesIn(slice)) {
    if (known?.has(address)) continue;
    if (others.some((each) => each !== slice && addressesIn(each).has(address))) return true;
  }
  return false;
}
