/** The one form in which the subsets of Endpoints are stored. Source: pkg/api/v1/endpoints 1.36. */
import { compareText } from "../compare-text.ts";
import { equalJson } from "../json.ts";
import type { EndpointAddress, EndpointPort, EndpointSubset, Endpoints } from "./endpoints.ts";
import { validateEndpoints } from "./endpoints-validate.ts";

/** Subsets are stored repacked, but stay as they are where validation will refuse them. */
export function repackOnWrite(endpoints: Endpoints): Endpoints {
  const { subsets: given } = endpoints;
  // The controller writes them so already, each time a pod becomes ready or goes.
  if (given === undefined || isPacked(given)) return endpoints;
  if (validateEndpoints(endpoints).length > 0) return endpoints;
  const subsets = repackSubsets(given);
  return equalJson(subsets, given) ? endpoints : { ...endpoints, subsets };
}

/**
 * Groups ports that the same addresses offer, ready alike, into one subset. Addresses are sorted by
 * text, then by the uid of their target. Kubernetes sorts ports and subsets by a hash; here they
 * are sorted by what they say, so the order of two ports or subsets may differ from its own.
 */
export function repackSubsets(subsets: readonly EndpointSubset[]): readonly EndpointSubset[] {
  const groups = new Map<string, Group>();
  for (const offer of collectOffers(subsets)) {
    const key = [...offer.ready]
      .map(([host, isReady]) => `${host} ${isReady}`)
      .sort()
      .join(",");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...offer, ports: offer.port ? [offer.port] : [] });
    else if (offer.port) group.ports.push(offer.port);
  }
  const keyed = [...groups].map(([key, group]) => ({ key, subset: toSubset(group) }));
  return keyed.sort((left, right) => compareText(left.key, right.key)).map(({ subset }) => subset);
}

/** Whether they are one subset that repacking would leave as it is. */
function isPacked(subsets: readonly EndpointSubset[]): boolean {
  const [subset, ...others] = subsets;
  if (subset === undefined || others.length > 0) return false;
  const { addresses, notReadyAddresses, ports } = subset;
  const ready = addresses?.map(hostKey);
  const notReady = notReadyAddresses?.map(hostKey);
  if (!isStrictlySorted(ready) || !isStrictlySorted(notReady)) return false;
  if (!isStrictlySorted(ports?.map(portKey))) return false;
  const hosts = new Set(ready);
  return !notReady?.some((host) => hosts.has(host)) && (ready ?? notReady) !== undefined;
}

/** Repacking leaves out what is empty. */
function isStrictlySorted(keys: readonly string[] | undefined): boolean {
  if (keys === undefined) return true;
  return keys.length > 0 && keys.every((key, at) => at === 0 || (keys[at - 1] ?? "") < key);
}

/** One port, and every address that offers it. */
interface Offer {
  /** Absent for addresses without ports. */
  readonly port: EndpointPort | undefined;
  /** By host key; an address that is not ready in one subset is not ready. */
  readonly ready: Map<string, boolean>;
  /** All addresses of all subsets, by host key. */
  readonly hosts: ReadonlyMap<string, EndpointAddress>;
}

interface Group extends Offer {
  readonly ports: EndpointPort[];
}

function collectOffers(subsets: readonly EndpointSubset[]): Iterable<Offer> {
  const hosts = new Map<string, EndpointAddress>();
  const offers = new Map<string, Offer>();
  const add = (offer: Offer, addresses: readonly EndpointAddress[], isReady: boolean) => {
    for (const address of addresses) {
      const key = hostKey(address);
      if (!hosts.has(key)) hosts.set(key, address);
      if (offer.ready.get(key) !== false) offer.ready.set(key, isReady);
    }
  };
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    for (const port of ports.length === 0 ? [undefined] : ports) {
      const key = port === undefined ? "" : portKey(port);
      const offer = offers.get(key) ?? { port, ready: new Map(), hosts };
      offers.set(key, offer);
      add(offer, addresses, true);
      add(offer, notReadyAddresses, false);
    }
  }
  return offers.values();
}

function toSubset({ ports, ready, hosts }: Group): EndpointSubset {
  const sorted = [...ready].sort(([left], [right]) => compareText(left, right));
  const pick = (wanted: boolean) =>
    sorted.flatMap(([key, isReady]) => {
      const address = isReady === wanted ? hosts.get(key) : undefined;
      return address === undefined ? [] : [address];
    });
  const [addresses, notReadyAddresses] = [pick(true), pick(false)];
  ports.sort((left, right) => compareText(portKey(left), portKey(right)));
  return {
    ...(addresses.length === 0 ? {} : { addresses }),
    ...(notReadyAddresses.length === 0 ? {} : { notReadyAddresses }),
    ...(ports.length === 0 ? {} : { ports }),
  };
}

const hostKey = ({ ip, targetRef }: EndpointAddress) => `${ip} ${targetRef?.uid ?? ""}`;

const portKey = ({ name = "", port, protocol, appProtocol = "" }: EndpointPort) =>
  `${name} ${String(port).padStart(5, "0")} ${protocol} ${appProtocol}`;
