import type { Pod } from "../../api/core/pod/pod.ts";
import { formatIp, parseCidr } from "../../api/validation/ip.ts";
import { networkOf, plus } from "../../api/validation/ip-range.ts";

/**
 * Hands out the addresses of pods. What is taken is read off the pods; an address that was given to
 * a pod whose status does not show it yet is kept for it, so no two pods ever get the same. That
 * memory only bridges a write under way: without it, after a restart, nothing is missing.
 */
export class PodAddresses {
  readonly #given = new Map<string, Map<string, string>>();
  readonly #last: Map<string, string>;

  /** `last` is the address that each machine has given last, as its disk has it. */
  constructor(last: Map<string, string> = new Map()) {
    this.#last = last;
  }

  /**
   * An address of `cidr` for a pod of the node; the same until its status shows it. Neighbours are
   * the other pods there that have not ended; they are gone through once.
   */
  give(pod: Pod, cidr: string, neighbors: Iterable<Pod>): string | undefined {
    const { nodeName = "" } = pod.spec;
    const uid = pod.metadata.uid ?? "";
    const before = this.#given.get(nodeName);
    const given = new Map<string, string>();
    const taken = new Set<string>();
    for (const each of neighbors) {
      const shown = each.status.podIP;
      const address = shown ?? before?.get(each.metadata.uid ?? "");
      if (address === undefined || each.spec.hostNetwork === true) continue;
      taken.add(address);
      if (shown === undefined) given.set(each.metadata.uid ?? "", address);
    }
    const address =
      before?.get(uid) ?? freeAddress(cidr, { taken, last: this.#last.get(nodeName) });
    if (address !== undefined) {
      given.set(uid, address);
      this.#last.set(nodeName, address);
    }
    this.#given.set(nodeName, given);
    return address;
  }
}

/**
 * The next free address after the last that was given, round and round, so that who still holds an
 * old address does not reach a new pod by it. The first of a range is the node's own.
 * Source: plugins/ipam/host-local of CNI 1.9.
 */
export function freeAddress(
  cidr: string,
  { taken, last }: { readonly taken: ReadonlySet<string>; readonly last: string | undefined },
): string | undefined {
  const [network = "", prefix = "24"] = cidr.split("/");
  const base = toNumber(network);
  const count = 2 ** (32 - Number(prefix)) - 3;
  const lastAt = last === undefined ? -1 : toNumber(last) - base - 2;
  const isIn = lastAt >= 0 && lastAt < count;
  for (let step = 1; step <= count; step += 1) {
    const address = toText(base + 2 + (((isIn ? lastAt : -1) + step) % count));
    if (!taken.has(address)) return address;
  }
  return undefined;
}

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
  [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(value / unit) % 256).join(".");
