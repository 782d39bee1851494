/** The addresses of the pods behind a Service, as Endpoints group them. */
import type { EndpointAddress, EndpointPort, EndpointSubset } from "../../api/core/endpoints.ts";
import { repackSubsets } from "../../api/core/endpoints-repack.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import { selectorFromLabels } from "../../api/selectors/labels.ts";
import { changedObjects, type Parts } from "../parts.ts";
import { isPodReady } from "../pod-state.ts";
import {
  addressOf,
  familiesOf,
  findPort,
  hasNamedPorts,
  hostnameOf,
  type IpFamily,
  isEndpoint,
  podReference,
} from "../service-pods.ts";
import { capacity, countAddresses, truncate } from "./capacity.ts";
import { SortedAddresses } from "./sorted-addresses.ts";

/** Pods that resolve the ports of the Service to the same numbers. */
interface Group {
  readonly key: string;
  readonly ports: readonly EndpointPort[];
  readonly ready: SortedAddresses;
  readonly notReady: SortedAddresses;
}

export interface Subsets {
  readonly subsets: readonly EndpointSubset[];
  /** There are more addresses than one object may hold. */
  readonly truncated: boolean;
}

const books = new WeakMap<Service, AddressBook>();

/** The addresses of a Service, with these pods. */
export function addressBookOf(service: Service, pods: Parts<Pod>): AddressBook {
  const book = books.get(service) ?? new AddressBook(service);
  books.set(service, book);
  book.update(pods);
  return book;
}

/**
 * The addresses of all pods that a Service selects, kept from one look to the next: of thousands,
 * only a few change between two. What it says depends on the pods that it was shown last, and not
 * on those before. A pod that lacks a named port is no address of that port.
 */
export class AddressBook {
  readonly #service: Service;
  readonly #family: IpFamily;
  readonly #matches: (labels: Pod["metadata"]["labels"]) => boolean;
  readonly #groups = new Map<string, Group>();
  readonly #pods = new Map<string, Pod>();
  #parts: Parts<Pod> = [];
  #packed: Subsets | undefined;

  constructor(service: Service) {
    const [family = "IPv4"] = familiesOf(service);
    this.#service = service;
    this.#family = family;
    this.#matches = selectorFromLabels(service.spec.selector).matches;
  }

  /** Packed and sorted as they are stored; the very same as before where nothing in it changed. */
  get packed(): Subsets {
    this.#packed ??= this.#pack();
    return this.#packed;
  }

  /** The pod of that uid, where it is an address. */
  pod(uid: string): Pod | undefined {
    return this.#pods.get(uid);
  }

  update(parts: Parts<Pod>): void {
    const { gone, come } = changedObjects(this.#parts, parts);
    this.#parts = parts;
    for (const pod of gone) {
      const group = this.#groupOf(pod);
      if (group !== undefined) this.#remove(group, pod);
    }
    for (const pod of come) {
      const group = this.#groupOf(pod);
      if (group !== undefined) this.#add(group, pod);
    }
  }

  #add(group: Group, pod: Pod): void {
    const list = this.#listOf(group, pod);
    this.#changed(group, list, list.add(this.#toAddress(pod)));
    this.#pods.set(pod.metadata.uid ?? "", pod);
  }

  #remove(group: Group, pod: Pod): void {
    const list = this.#listOf(group, pod);
    this.#changed(group, list, list.remove(this.#toAddress(pod)));
    this.#pods.delete(pod.metadata.uid ?? "");
    if (group.ready.size + group.notReady.size === 0) this.#groups.delete(group.key);
  }

  /** Beyond what fits into one object nothing shows, but that there is more. */
  #changed({ ready, notReady }: Group, list: SortedAddresses, at: number): void {
    const shown = list === ready ? capacity : capacity - ready.size;
    const truncated = ready.size + notReady.size > capacity;
    const isHidden = at >= shown && this.#packed?.truncated === truncated;
    if (!isHidden || this.#groups.size > 1) this.#packed = undefined;
  }

  /** The group of a pod, where it is an address. */
  #groupOf(pod: Pod): Group | undefined {
    const { publishNotReadyAddresses = false, ports = [], clusterIP } = this.#service.spec;
    if (!this.#matches(pod.metadata.labels) || !isEndpoint(pod, publishNotReadyAddresses)) return;
    if (addressOf(pod, this.#family) === undefined) return;
    const [shared] = this.#groups.values();
    if (shared !== undefined && !hasNamedPorts(this.#service)) return shared;
    if (ports.length === 0 && clusterIP !== "None") return;
    const numbers = ports.map((port) => findPort(pod, port));
    if (ports.length > 0 && numbers.every((number) => number === undefined)) return;
    const key = numbers.join();
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const made = {
      key,
      ports: this.#portsOf(pod, numbers),
      ready: new SortedAddresses(),
      notReady: new SortedAddresses(),
    };
    this.#groups.set(key, made);
    return made;
  }

  /** The ports of the Service that the pod has, in the order in which they are stored. */
  #portsOf(pod: Pod, numbers: readonly (number | undefined)[]): readonly EndpointPort[] {
    const { ports = [] } = this.#service.spec;
    const list = ports.flatMap(({ name = "", protocol, appProtocol }, index) => {
      const port = numbers[index];
      const named = name === "" ? {} : { name };
      const spoken = appProtocol === undefined ? {} : { appProtocol };
      return port === undefined ? [] : [{ ...named, port, protocol, ...spoken }];
    });
    const [packed] = repackSubsets([{ addresses: [this.#toAddress(pod)], ports: list }]);
    return packed?.ports ?? [];
  }

  #listOf({ ready, notReady }: Group, pod: Pod): SortedAddresses {
    const { publishNotReadyAddresses = false } = this.#service.spec;
    return publishNotReadyAddresses || isPodReady(pod) ? ready : notReady;
  }

  #toAddress(pod: Pod): EndpointAddress {
    const hostname = hostnameOf(pod, this.#service);
    const { nodeName } = pod.spec;
    return {
      ip: addressOf(pod, this.#family) ?? "",
      ...(hostname === undefined ? {} : { hostname }),
      ...(nodeName === undefined ? {} : { nodeName }),
      targetRef: podReference(pod),
    };
  }

  #pack(): Subsets {
    const groups = [...this.#groups.values()];
    const [only, ...others] = groups;
    if (only === undefined) return { subsets: [], truncated: false };
    // Pods nearly always agree on their ports; then the group is packed already.
    if (others.length === 0) {
      const truncated = only.ready.size + only.notReady.size > capacity;
      return { subsets: [toSubset(only, capacity)], truncated };
    }
    const all = repackSubsets(groups.map((group) => toSubset(group)));
    return { subsets: truncate(all), truncated: countAddresses(all) > capacity };
  }
}

/** A group with no more addresses than that, the ready ones first. */
function toSubset(
  { ports, ready, notReady }: Group,
  max = Number.POSITIVE_INFINITY,
): EndpointSubset {
  const addresses = ready.first(max);
  const notReadyAddresses = notReady.first(max - addresses.length);
  return {
    ...(addresses.length === 0 ? {} : { addresses }),
    ...(notReadyAddresses.length === 0 ? {} : { notReadyAddresses }),
    ...(ports.length === 0 ? {} : { ports }),
  };
}
