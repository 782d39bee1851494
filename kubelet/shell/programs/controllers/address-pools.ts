/** The addresses that MetalLB may hand out, by its IPAddressPools. Source: MetalLB 0.15. */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, numberAt, part, textAt } from "../../../../api/json-parts.ts";
import { formatIp, type IpFamily, parseCidr, parseIp } from "../../../../api/validation/ip.ts";
import { hostBits, networkOf, plus } from "../../../../api/validation/ip-range.ts";

interface Range {
  readonly family: IpFamily;
  readonly first: readonly number[];
  readonly size: number;
}

/** One IPAddressPool. */
export interface AddressPool {
  readonly name: string;
  readonly ranges: readonly Range[];
  readonly isAutomatic: boolean;
  /** Addresses that end in 0 and 255 are left out. */
  readonly avoidsBuggy: boolean;
  /** Those it is for; absent: all. */
  readonly namespaces?: readonly string[];
  /** Which of several is asked first; 0 is last. */
  readonly priority: number;
}

export function poolOf(object: JsonObject): AddressPool {
  const spec = part(object, "spec");
  const { namespaces } = part(spec, "serviceAllocation");
  const priority = numberAt(part(spec, "serviceAllocation"), "priority");
  return {
    name: textAt(metadataOf(object), "name"),
    ranges: textsOf(spec.addresses).flatMap((text) => rangeOf(text) ?? []),
    isAutomatic: spec.autoAssign !== false,
    avoidsBuggy: spec.avoidBuggyIPs === true,
    ...(Array.isArray(namespaces) && { namespaces: textsOf(namespaces) }),
    priority: priority === 0 ? Number.POSITIVE_INFINITY : priority,
  };
}

export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

/** `192.168.1.0/24`, or `192.168.1.10-192.168.1.20`. */
function rangeOf(text: string): Range | undefined {
  const cidr = parseCidr(text.trim());
  if (cidr !== undefined) {
    const { family } = cidr.ip;
    return { family, first: networkOf(cidr), size: Math.min(2 ** hostBits(cidr), sizeMax) };
  }
  const [first, last] = text.split("-").map((each) => parseIp(each.trim()));
  if (first === undefined || last === undefined || first.family !== last.family) return undefined;
  const size = numberOf(last.bytes) - numberOf(first.bytes) + 1;
  return { family: first.family, first: first.bytes, size: Math.min(size, sizeMax) };
}

const sizeMax = 2 ** 32;
const numberOf = (bytes: readonly number[]) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

export function contains(pool: AddressPool, address: string): boolean {
  const ip = parseIp(address);
  if (ip === undefined || isLeftOut(pool, address)) return false;
  return pool.ranges.some(({ family, first, size }) => {
    const at = numberOf(ip.bytes) - numberOf(first);
    return family === ip.family && at >= 0 && at < size;
  });
}

const isLeftOut = ({ avoidsBuggy }: AddressPool, address: string) =>
  avoidsBuggy && /\.(?:0|255)$/.test(address);

/** The lowest address of a family that is free. */
export function lowest(
  pool: AddressPool,
  family: IpFamily,
  isFree: (address: string) => boolean,
): string | undefined {
  for (const range of pool.ranges) {
    if (range.family !== family) continue;
    for (let at = 0; at < range.size; at += 1) {
      const address = formatIp(plus(range.first, at));
      if (!isLeftOut(pool, address) && isFree(address)) return address;
    }
  }
  return undefined;
}
