/** The addresses of a cluster's pods, cut into ranges of one size for the nodes. IPv4 only. */

/** The part of an address that tells the nodes of a cluster apart. `--node-cidr-mask-size` */
const nodePrefix = 24;

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
