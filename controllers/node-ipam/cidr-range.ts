/** The addresses of a cluster's pods, cut into ranges of one size for the nodes. */
import { formatIp, parseCidr } from "../../api/validation/ip.ts";
import { networkOf, plus } from "../../api/validation/ip-range.ts";

/** The part of an address that tells the nodes of a cluster apart. `--node-cidr-mask-size` */
const nodePrefix = 24;
/** The same of IPv6. `--node-cidr-mask-size-ipv6` */
const nodePrefixIPv6 = 64;
/** So many bits may tell nodes apart. Source: pkg/controller/nodeipam/ipam/cidrset 1.36. */
const nodeBitsMax = 16;

export interface CidrRange {
  /** How many nodes can have addresses. */
  readonly size: number;
  /** The range at a place from 0 to `size` - 1. */
  at(place: number): string;
  /** The place of a node's range; `undefined` where it is not one of these. */
  placeOf(cidr: string): number | undefined;
}

/** The ranges of a cluster's CIDR, such as `10.244.0.0/16`. Throws RangeError where it has none. */
export function cidrRange(clusterCidr: string): CidrRange {
  return clusterCidr.includes(":") ? rangeIPv6(clusterCidr) : rangeIPv4(clusterCidr);
}

function rangeIPv6(clusterCidr: string): CidrRange {
  const cidr = parseCidr(clusterCidr);
  const bits = nodePrefixIPv6 - (cidr?.length ?? 0);
  if (cidr?.ip.family !== "IPv6" || bits < 0 || bits > nodeBitsMax) {
    throw new RangeError(`invalid cluster CIDR "${clusterCidr}": write it as fd00:10:244::/56`);
  }
  const half = nodePrefixIPv6 / 8;
  const nodePart = networkOf(cidr).slice(0, half);
  const size = 2 ** bits;
  const places = new Map<string, number>();
  const at = (place: number) => {
    const network = [...plus(nodePart, place), ...nodePart.map(() => 0)];
    return `${formatIp(network)}/${nodePrefixIPv6}`;
  };
  return {
    size,
    at,
    placeOf(text) {
      // The places are made once, for reading them off the text would be slower.
      if (places.size === 0)
        for (let place = 0; place < size; place += 1) places.set(at(place), place);
      return places.get(text);
    },
  };
}

function rangeIPv4(clusterCidr: string): CidrRange {
  const { base, prefix } = parse(clusterCidr);
  if (base === undefined || prefix > nodePrefix) {
    throw new RangeError(`invalid cluster CIDR "${clusterCidr}": write it as 10.244.0.0/16`);
  }
  const size = 2 ** (nodePrefix - prefix);
  const addresses = 2 ** (32 - nodePrefix);
  const start = base - (base % (size * addresses));
  /** The places of ranges that were asked for, which are all asked for again with every node. */
  const places = new Map<string, number>();
  return {
    size,
    at: (place) => `${format(start + place * addresses)}/${nodePrefix}`,
    placeOf(cidr) {
      const known = places.get(cidr);
      if (known !== undefined) return known;
      const node = parse(cidr);
      if (node.base === undefined || node.prefix !== nodePrefix) return undefined;
      const place = Math.floor((node.base - start) / addresses);
      if (place < 0 || place >= size) return undefined;
      places.set(cidr, place);
      return place;
    },
  };
}

function parse(cidr: string): { readonly base: number | undefined; readonly prefix: number } {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  const [first = 256, second = 256, third = 256, fourth = 256, prefix = 33] = (match ?? [])
    .slice(1)
    .map(Number);
  const bytes = [first, second, third, fourth];
  const isAddress = bytes.every((byte) => byte < 256) && prefix <= 32;
  return { base: isAddress ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : undefined, prefix };
}

const format = (address: number): string =>
  [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
