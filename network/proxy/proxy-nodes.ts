import type { Node } from "../../api/core/node/node.ts";
import type { Random } from "../../api/runtime.ts";
import type { ProxyPlace } from "./eligible-endpoints.ts";
import { knownUntil, type ProxyDelay } from "./proxy-delay.ts";
import { canonicalIp } from "./service-ports.ts";
import { Versions } from "./versions.ts";

const zoneLabel = "topology.kubernetes.io/zone";
const ownAddresses = new Set(["InternalIP", "ExternalIP"]);

interface ProxyNode {
  /** When in its period the proxy writes its rules. */
  readonly phase: number;
  readonly zones: Versions<string | undefined>;
}

/** The nodes: whose an address is, where they are, and up to when their proxies know of changes. */
export class ProxyNodes {
  readonly #nodes = new Map<string, ProxyNode>();
  readonly #owners = new Map<string, string>();
  readonly #random: Random;
  readonly #delayMs: ProxyDelay;

  constructor(random: Random, delayMs: ProxyDelay) {
    this.#random = random;
    this.#delayMs = delayMs;
  }

  changed(next: Node | undefined, previous: Node | undefined, nowMs: number): void {
    if (isSamePlace(next, previous)) return;
    const name = (next ?? previous)?.metadata.name ?? "";
    for (const address of addressesOf(previous)) {
      if (this.#owners.get(address) === name) this.#owners.delete(address);
    }
    for (const address of addressesOf(next)) this.#owners.set(address, name);
    if (next === undefined) {
      this.#nodes.delete(name);
      return;
    }
    const node = this.#nodes.get(name) ?? { phase: this.#phaseOf(name), zones: new Versions() };
    this.#nodes.set(name, node);
    const zone = next.metadata.labels?.[zoneLabel];
    if (node.zones.values.length === 0 || node.zones.latest !== zone) node.zones.set(zone, nowMs);
    node.zones.forgetBefore(nowMs - this.#delayMs.maxMs);
  }

  /** The node that has an address: a machine's own, not that of a pod. */
  ownerOf(address: string): string | undefined {
    return this.#owners.get(address);
  }

  /** The time up to which the proxy of a node knows of changes. */
  knownUntil(node: string, nowMs: number): number {
    const phase = this.#nodes.get(node)?.phase ?? this.#phaseOf(node);
    return knownUntil(nowMs, phase, this.#delayMs);
  }

  /** Where the proxy of a node thought it was at a time. */
  place(node: string, timeMs: number): ProxyPlace {
    return { node, zone: this.#nodes.get(node)?.zones.at(timeMs) };
  }

  #phaseOf(name: string): number {
    return this.#random.fork(`proxy of ${name}`).next();
  }
}

/** Nodes are written often, and seldom for this. */
function isSamePlace(next: Node | undefined, previous: Node | undefined): boolean {
  return (
    next !== undefined &&
    next.metadata.labels === previous?.metadata.labels &&
    next.status.addresses === previous?.status.addresses
  );
}

function addressesOf(node: Node | undefined): string[] {
  const addresses = node?.status.addresses ?? [];
  return addresses
    .filter(({ type }) => ownAddresses.has(type))
    .map(({ address }) => canonicalIp(address));
}
