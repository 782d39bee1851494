import type { Random } from "../../../api/runtime.ts";
import { internalError } from "../../../api/status.ts";
import { type Cidr, type IpAddress, type IpFamily, parseCidr } from "../../../api/validation/ip.ts";
import { hostBits, hostRange } from "../../../api/validation/ip-range.ts";

/** What something is drawn from: how many there are, and which is at an index. */
export interface Range<T> {
  readonly size: number;
  /** The first so many are drawn only when all others are taken: they are for who asks for one. */
  readonly offset: number;
  at(index: number): T;
}

/** The addresses of one family that Services have in the cluster. */
export interface AddressRange extends Range<string> {
  readonly family: IpFamily;
  /** As it was given: `10.96.0.0/16`. */
  readonly cidr: string;
  /** What a dry run shows in place of an address. */
  readonly base: string;
  /** Whether a Service may have the address. */
  includes(address: IpAddress): boolean;
}

/** Those of the lower band are never fewer than this. */
const offsetMin = 16;

/**
 * The range of a CIDR. Throws a RangeError in the words of kube-apiserver where it would not start
 * with it. Source: pkg/registry/core/service/ipallocator 1.36.
 */
export function addressRange(cidr: string, family: IpFamily): AddressRange {
  const parsed = parseCidr(cidr);
  if (parsed === undefined || parsed.ip.family !== family) {
    throw new RangeError(`invalid service range "${cidr}": an ${family} range is wanted`);
  }
  const bits = hostBits(parsed);
  if (bits > 64) {
    const fact = "shortest allowed prefix length for service CIDR is 64";
    throw new RangeError(`invalid service range "${cidr}": ${fact}, got ${parsed.length}`);
  }
  if (bits < 3) {
    const fact = "the service cluster IP range must be at least 8 IP addresses";
    throw new RangeError(`invalid service range "${cidr}": ${fact}`);
  }
  return rangeOf(cidr, parsed);
}

/** That of a ServiceCIDR, which may be small; `undefined` where it is too large to be used. */
export function serviceRange(cidr: string): AddressRange | undefined {
  const parsed = parseCidr(cidr);
  return parsed === undefined || hostBits(parsed) > 64 ? undefined : rangeOf(cidr, parsed);
}

function rangeOf(cidr: string, parsed: Cidr): AddressRange {
  const { family, network, size, at, includes } = hostRange(parsed);
  const offset = offsetOf(2 ** hostBits(parsed), { step: 16, most: 256 });
  return { family, cidr, base: network, size, offset, at, includes };
}

const portFirst = 30_000;
const portLast = 32_767;

/** The text of `--service-node-port-range`. */
export const nodePortText = `${portFirst}-${portLast}`;

/** The ports that nodes have for Services. Source: pkg/registry/core/service/portallocator 1.36. */
export const nodePorts: Range<number> = {
  size: portLast - portFirst + 1,
  offset: offsetOf(portLast - portFirst + 1, { step: 32, most: 128 }),
  at: (index) => portFirst + index,
};

export const isNodePort = (port: number): boolean => port >= portFirst && port <= portLast;

/**
 * How many of a range are kept for those who ask for one.
 * Source: KEP-3070 for addresses, KEP-3668 for node ports.
 */
function offsetOf(size: number, { step, most }: { step: number; most: number }): number {
  if (size <= offsetMin) return 0;
  return Math.min(Math.max(offsetMin, Math.floor(size / step)), most);
}

type Taken<T> = Pick<ReadonlySet<T>, "has">;

/** What is drawn from. */
export interface Lot<T> {
  readonly random: Random;
  readonly taken: Taken<T>;
  readonly ranges: readonly Range<T>[];
}

/**
 * The first that is free from a place on that chance decides: of the upper band of a range, and
 * when that is full, of the lower one; of the first range that has one. A refusal names for what
 * there is none.
 */
export function draw<T>(what: string, { random, taken, ranges }: Lot<T>): T {
  for (const range of ranges) {
    const { size, offset } = range;
    const upper = scan(range, taken, { from: offset, count: size - offset, random });
    const drawn = upper ?? scan(range, taken, { from: 0, count: offset, random });
    if (drawn !== undefined) return drawn;
  }
  throw internalError(`failed to allocate a ${what}: range is full`);
}

interface Band {
  readonly from: number;
  readonly count: number;
  readonly random: Random;
}

function scan<T>(range: Range<T>, taken: Taken<T>, band: Band): T | undefined {
  const { from, count, random } = band;
  if (count === 0) return undefined;
  const start = random.integer(count);
  for (let step = 0; step < count; step += 1) {
    const drawn = range.at(from + ((start + step) % count));
    if (!taken.has(drawn)) return drawn;
  }
  return undefined;
}
