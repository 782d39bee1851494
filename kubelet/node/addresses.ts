import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { formatIp, parseCidr } from "../../api/validation/ip.ts";
import { networkOf, plus } from "../../api/validation/ip-range.ts";
import { keyOf } from "../../client/controller.ts";

/** What the machines have noted of the addresses of pods: it outlives their kubelets. */
export interface AddressBook {
  /** The address that each node has given last. */
  readonly last: Map<string, string>;
  /** By node and uid, the pods that were given one which their status may not show yet. */
  readonly given: Map<string, Map<string, Given>>;
}

interface Given {
  /** The pod, as `namespace/name`. */
  readonly key: string;
  readonly address: string;
}

/** A book in which nothing is noted. */
export const addressBook = (): AddressBook => ({ last: new Map(), given: new Map() });

/** The pods as the kubelet sees them. */
export interface SeenPods {
  /** The pod of that key (`namespace/name`). */
  readonly find: (key: string) => Pod | undefined;
  /** Whether a pod of the node that has not ended shows the address. */
  readonly isShown: (address: string) => boolean;
}

/**
 * Hands out the addresses of pods. What is taken is read off the pods; an address that was given to
 * a pod whose status does not show it yet is kept for it, so no two pods ever get the same.
 */
export class PodAddresses {
  readonly #book: AddressBook;

  constructor(book: AddressBook = addressBook()) {
    this.#book = book;
  }

  /** An address of `cidr` for a pod of the node; the same until its status shows it. */
  give(pod: Pod, cidr: string, { find, isShown }: SeenPods): string | undefined {
    const { nodeName = "" } = pod.spec;
    const { uid = "" } = pod.metadata;
    const given = this.#givenOn(nodeName);
    const own = given.get(uid);
    if (own !== undefined) return own.address;
    if (given.size >= sweptMin) sweep(given, find);
    const isKept = (each: string) => {
      for (const [holder, { key, address }] of given) {
        if (address === each && isOnItsWay(find(key), holder)) return true;
      }
      return false;
    };
    const taken = { has: (each: string) => isKept(each) || isShown(each) };
    const address = freeAddress(cidr, { taken, last: this.#book.last.get(nodeName) });
    if (address === undefined) return undefined;
    given.set(uid, { key: keyOf(pod), address });
    this.#book.last.set(nodeName, address);
    return address;
  }

  #givenOn(node: string): Map<string, Given> {
    let given = this.#book.given.get(node);
    if (given === undefined) {
      given = new Map();
      this.#book.given.set(node, given);
    }
    return given;
  }
}

/** So many that were given an address are noted before those are left out that show it by now. */
const sweptMin = 8;

function sweep(given: Map<string, Given>, find: SeenPods["find"]): void {
  for (const [holder, { key }] of given) {
    if (!isOnItsWay(find(key), holder)) given.delete(holder);
  }
}

/** Whether the pod of that uid is still to show the address that it was given. */
const isOnItsWay = (pod: Pod | undefined, uid: string): boolean =>
  pod !== undefined && pod.metadata.uid === uid && pod.status.podIP === undefined && !hasEnded(pod);

/**
 * The next free address after the last that was given, round and round, so that who still holds an
 * old address does not reach a new pod by it. The first of a range is the node's own.
 * Source: plugins/ipam/host-local of CNI 1.9.
 */
export function freeAddress(
  cidr: string,
  { taken, last }: { readonly taken: Taken; readonly last: string | undefined },
): string | undefined {
  const { base, count } = rangeOf(cidr);
  const lastAt = last === undefined ? -1 : toNumber(last) - base - 2;
  const isIn = lastAt >= 0 && lastAt < count;
  for (let step = 1; step <= count; step += 1) {
    const address = toText(base + 2 + (((isIn ? lastAt : -1) + step) % count));
    if (!taken.has(address)) return address;
  }
  return undefined;
}

/** The number of a range, and how many addresses it has for pods. */
interface Range {
  readonly cidr: string;
  readonly base: number;
  readonly count: number;
}

/** The last one: mostly it is that of the same node. */
let lastRange: Range = { cidr: "", base: 0, count: 0 };

function rangeOf(cidr: string): Range {
  if (lastRange.cidr === cidr) return lastRange;
  const [network = "", prefix = "24"] = cidr.split("/");
  lastRange = { cidr, base: toNumber(network), count: 2 ** (32 - Number(prefix)) - 3 };
  return lastRange;
}

/** Which addresses are taken. */
type Taken = Pick<ReadonlySet<string>, "has">;

/**
 * The address of IPv6 that has the place in its range that an address of IPv4 has in its own: so no
 * two pods of a node have the same. Absent where the address is not of the range.
 */
export function pairedAddress(address: string, cidr: string, cidrIPv6: string): string | undefined {
  const [network = "", prefix = "24"] = cidr.split("/");
  const offset = toNumber(address) - toNumber(network);
  const second = parseCidr(cidrIPv6);
  if (second === undefined || offset < 0 || offset >= 2 ** (32 - Number(prefix))) return undefined;
  return formatIp(plus(networkOf(second), offset));
}

function toNumber(address: string): number {
  let [sum, part] = [0, 0];
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code === dot) [sum, part] = [sum * 256 + part, 0];
    else part = part * 10 + code - zero;
  }
  return sum * 256 + part;
}

const dot = ".".charCodeAt(0);
const zero = "0".charCodeAt(0);

const toText = (value: number) =>
  `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
