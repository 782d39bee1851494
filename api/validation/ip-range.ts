/** The addresses of a range, by number. */
import { type Cidr, contains, formatIp, type IpAddress, type IpFamily } from "./ip.ts";

/** The addresses that hosts of a range have. */
export interface HostRange {
  readonly family: IpFamily;
  /** The address of the network itself, which is the first of the range and no host's. */
  readonly network: string;
  /** How many hosts there can be; of a larger range the first 2^32 are gone by. */
  readonly size: number;
  /** The address of a host, from 0 to `size` - 1. */
  at(index: number): string;
  /** Whether the address is a host's: neither that of the network nor, of IPv4, the last. */
  includes(address: IpAddress): boolean;
}

const sizeMax = 2 ** 32;

/** The hosts of a range; one address alone has none. */
export function hostRange(cidr: Cidr): HostRange {
  const { family } = cidr.ip;
  const bits = hostBits(cidr);
  const network = networkOf(cidr);
  // The last address of IPv4 is for broadcasts.
  const size = Math.min(2 ** bits - (family === "IPv4" ? 2 : 1), sizeMax);
  const ends = [formatIp(network)];
  if (family === "IPv4") ends.push(formatIp(plus(network, 2 ** bits - 1)));
  return {
    family,
    network: formatIp(network),
    size: Math.max(0, size),
    at: (index) => formatIp(plus(network, index + 1)),
    includes: (address) => contains(cidr, address) && !ends.includes(formatIp(address.bytes)),
  };
}

/** How many bits tell the addresses of a range apart. */
export const hostBits = ({ ip, length }: Cidr): number =>
  (ip.family === "IPv4" ? 32 : 128) - length;

/** The first address of a range. */
export function networkOf(cidr: Cidr): readonly number[] {
  const { bytes } = cidr.ip;
  const bits = hostBits(cidr);
  return bytes.map((byte, index) => {
    const free = Math.min(8, Math.max(0, bits - (bytes.length - 1 - index) * 8));
    return byte & (0xff << free) & 0xff;
  });
}

/** The address so many after another. */
export function plus(bytes: readonly number[], count: number): readonly number[] {
  const sum = [...bytes];
  let carry = count;
  for (let at = sum.length - 1; at >= 0 && carry > 0; at -= 1) {
    const value = (sum[at] ?? 0) + carry;
    sum[at] = value % 256;
    carry = Math.floor(value / 256);
  }
  return sum;
}
