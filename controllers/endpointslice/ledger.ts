import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { changedObjects, type Difference, type Parts } from "../parts.ts";
import { isPodReady } from "../pod-state.ts";
import type { IpFamily } from "../service-pods.ts";
import { sameButHints, sameEndpoint, zoneOf } from "./endpoints.ts";
import { isOwned } from "./metadata.ts";
import { type Place, StoredEndpoints } from "./stored.ts";
import { wantsTopologyHints } from "./topology-hints.ts";
import { type Ports, type Wanted, WantedEndpoints } from "./wanted.ts";

/** What the slices of one family of a Service depend on. */
export interface Sources {
  /** Pods among which are those of the Service. */
  readonly pods: Parts<Pod>;
  /** Those of the family that this controller manages for the Service. */
  readonly slices: readonly EndpointSlice[];
  readonly nodes: Parts<Node>;
  readonly nodeOf: (name: string) => Node | undefined;
}

/**
 * Which endpoints are wanted, which are stored, and where the two differ. There may be ten thousand
 * of them, and a change of any asks for it: so it is kept from one look to the next, and a look
 * goes through what is not the very object that it was. What it says depends on the sources that
 * it was shown last, and not on any before.
 */
export class Ledger {
  readonly #service: Service;
  readonly #wanted: WantedEndpoints;
  readonly #stored = new StoredEndpoints();
  /** The uids of pods whose endpoints are not in their one place as they are wanted. */
  readonly #unsettled = new Set<string>();
  #nodes: Parts<Node>;

  constructor(service: Service, family: IpFamily, nodes: Parts<Node>) {
    this.#service = service;
    this.#wanted = new WantedEndpoints(service, family);
    this.#nodes = nodes;
  }

  /** Whether nodes are there, and in zones, as they were: endpoints depend on no more of them. */
  isTrueOf(nodes: Parts<Node>): boolean {
    return nodes === this.#nodes || sameZones(changedObjects(this.#nodes, nodes));
  }

  update({ pods, slices, nodes, nodeOf }: Sources): void {
    this.#nodes = nodes;
    for (const uid of this.#stored.update(slices)) this.#unsettled.add(uid);
    for (const uid of this.#wanted.update(pods, nodeOf)) this.#unsettled.add(uid);
    for (const uid of this.#unsettled) if (this.#isSettled(uid)) this.#unsettled.delete(uid);
  }

  /** All ports that pods have. */
  ports(): readonly Ports[] {
    return this.#wanted.ports();
  }

  /** The pods whose endpoints are not as they are wanted, in the order in which they are listed. */
  unsettled(): readonly Wanted[] {
    return this.#wanted.inOrder(this.#unsettled);
  }

  /** The pods that are left out as their node is not there. */
  missed(): readonly Wanted[] {
    return this.#wanted.missed();
  }

  isUnsettled(uid: string): boolean {
    return this.#unsettled.has(uid);
  }

  /** The slices that hold anything which is not as it is wanted. */
  disturbed(): ReadonlySet<EndpointSlice> {
    const slices = new Set<EndpointSlice>();
    for (const uid of this.#unsettled) {
      for (const { slice } of this.#stored.placesOf(uid)) slices.add(slice);
    }
    return slices;
  }

  /** The ports of a slice, as a text that tells them apart; of another's slice there are none. */
  portsOf(slice: EndpointSlice): string | undefined {
    return isOwned(slice, this.#service) ? this.#stored.portsOf(slice) : undefined;
  }

  /** The pods that are new, or whose readiness is not what is stored of it. */
  changedPods(): readonly Pod[] {
    return this.unsettled()
      .map(({ pod }) => pod)
      .filter((pod) => {
        const places = this.#stored.placesOf(pod.metadata.uid ?? "");
        return !places.some(({ endpoint }) => endpoint.conditions.serving === isPodReady(pod));
      });
  }

  #isSettled(uid: string): boolean {
    const places = this.#stored.placesOf(uid);
    const wanted = this.#wanted.get(uid);
    const [place] = places;
    if (wanted === undefined) return place === undefined;
    return place !== undefined && places.length === 1 && this.#isAsWanted(wanted, place);
  }

  #isAsWanted({ endpoint, ports }: Wanted, place: Place): boolean {
    if (endpoint === undefined || this.portsOf(place.slice) !== ports?.key) return false;
    const isSame = wantsTopologyHints(this.#service) ? sameButHints : sameEndpoint;
    return isSame(endpoint, place.endpoint);
  }
}

function sameZones({ gone, come }: Difference<Node>): boolean {
  const zones = new Map(come.map((node) => [node.metadata.name, zoneOf(node)]));
  return (
    gone.length === come.length &&
    gone.every(
      (node) => zones.has(node.metadata.name) && zones.get(node.metadata.name) === zoneOf(node),
    )
  );
}

const ledgers = new WeakMap<Service, Map<IpFamily, Ledger>>();

/** The ledger of a Service, with what the sources show. */
export function ledgerOf(service: Service, family: IpFamily, sources: Sources): Ledger {
  const ofService = ledgers.get(service) ?? new Map<IpFamily, Ledger>();
  ledgers.set(service, ofService);
  const known = ofService.get(family);
  const isTrue = known?.isTrueOf(sources.nodes) === true;
  const ledger = isTrue ? known : new Ledger(service, family, sources.nodes);
  ofService.set(family, ledger);
  ledger.update(sources);
  return ledger;
}
