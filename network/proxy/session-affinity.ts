/**
 * Which endpoint a client of a Service stays with, on one node and for one port.
 * Source: the `recent` match of iptables, as kube-proxy 1.36 uses it.
 */
import { type ProxyEndpoint, placeOf } from "./eligible-endpoints.ts";

/** The kernel remembers so many clients for each endpoint: `ip_list_tot` of xt_recent. */
export const clientsPerEndpointMax = 100;

/** Where a client sits. */
interface Seat {
  readonly place: string;
  readonly lastMs: number;
}

export class SessionAffinity {
  readonly #seats = new Map<string, Seat>();
  /** The clients of each endpoint, whoever connected last at the end. */
  readonly #clients = new Map<string, Set<string>>();

  /** How many clients are remembered. */
  get size(): number {
    return this.#seats.size;
  }

  /**
   * The endpoint of a client, if it connected within `affinityMs` and the endpoint is one of
   * `endpoints`; else the client is forgotten.
   */
  find(
    client: string,
    endpoints: readonly ProxyEndpoint[],
    { nowMs, affinityMs }: { readonly nowMs: number; readonly affinityMs: number },
  ): ProxyEndpoint | undefined {
    const seat = this.#seats.get(client);
    if (seat === undefined) return undefined;
    const isKept = nowMs - seat.lastMs <= affinityMs;
    const endpoint = isKept ? placesOf(endpoints).get(seat.place) : undefined;
    if (endpoint === undefined) this.#forget(client, seat);
    return endpoint;
  }

  /** Each connection of a client begins its time anew. */
  remember(client: string, endpoint: ProxyEndpoint, nowMs: number): void {
    const place = placeOf(endpoint);
    const before = this.#seats.get(client);
    if (before !== undefined) this.#forget(client, before);
    const clients = this.#clients.get(place) ?? new Set();
    this.#clients.set(place, clients);
    const [longestAgo] = clients;
    if (longestAgo !== undefined && clients.size >= clientsPerEndpointMax) {
      clients.delete(longestAgo);
      this.#seats.delete(longestAgo);
    }
    clients.add(client);
    this.#seats.set(client, { place, lastMs: nowMs });
  }

  #forget(client: string, { place }: Seat): void {
    this.#seats.delete(client);
    const clients = this.#clients.get(place);
    clients?.delete(client);
    if (clients?.size === 0) this.#clients.delete(place);
  }
}

const known = new WeakMap<readonly ProxyEndpoint[], ReadonlyMap<string, ProxyEndpoint>>();

function placesOf(endpoints: readonly ProxyEndpoint[]): ReadonlyMap<string, ProxyEndpoint> {
  let places = known.get(endpoints);
  if (places === undefined) {
    places = new Map(endpoints.map((endpoint) => [placeOf(endpoint), endpoint]));
    known.set(endpoints, places);
  }
  return places;
}
