/**
 * IP addresses and CIDR values: reading, writing, and the strict rules of Kubernetes 1.36.
 * Source: k8s.io/apimachinery/pkg/util/validation/ip.go.
 */

export type IpFamily = "IPv4" | "IPv6";

/** An address as read from text. */
export interface IpAddress {
  readonly family: IpFamily;
  /** 4 or 16 numbers from 0 to 255. An IPv4 address mapped into IPv6 has 4. */
  readonly bytes: readonly number[];
  /** It was written as `::ffff:1.2.3.4`. */
  readonly mapped: boolean;
  /** A part of the IPv4 form began with a needless 0. */
  readonly padded: boolean;
}

/** Reads an address, however loosely it is written; `undefined` where it is none. */
export function parseIp(text: string): IpAddress | undefined {
  const known = addresses.get(text);
  if (known !== undefined) return known;
  const read = readIp(text);
  if (read !== undefined) {
    if (addresses.size >= addressesMax) addresses.clear();
    addresses.set(text, read);
  }
  return read;
}

/** Addresses read of late: the same few come again with every write of endpoints. */
const addresses = new Map<string, IpAddress>();
const addressesMax = 4096;

function readIp(text: string): IpAddress | undefined {
  if (!text.includes(":")) {
    const four = parseFour(text);
    return four && { family: "IPv4", mapped: false, ...four };
  }
  const six = parseSix(text);
  if (six === undefined) return undefined;
  const { bytes, padded } = six;
  const mapped = bytes.every((byte, index) =>
    index < 10 ? byte === 0 : index < 12 ? byte === 255 : true,
  );
  return mapped
    ? { family: "IPv4", bytes: bytes.slice(12), mapped, padded }
    : { family: "IPv6", bytes, mapped, padded };
}

/** The canonical text of an address (RFC 5952). */
export function formatIp(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(":");
  const head = groups.slice(0, zeros.start).join(":");
  return `${head}::${groups.slice(zeros.start + zeros.length).join(":")}`;
}

/** The family of an address, or `undefined` where the text is none. */
export function ipFamily(text: string): IpFamily | undefined {
  return parseIp(text)?.family;
}

/** What is wrong with an address. It need not be canonical. */
export function ipProblems(text: string): readonly string[] {
  const ip = parseIp(text);
  if (ip === undefined) return ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"];
  if (ip.padded) return ["must not have leading 0s"];
  return ip.mapped ? ["must not be an IPv4-mapped IPv6 address"] : none;
}

/** The same of newer fields, in which an address has one spelling only. */
export function strictIpProblems(text: string): readonly string[] {
  const problems = ipProblems(text);
  const ip = parseIp(text);
  return problems.length > 0 || ip === undefined ? problems : isSpelt(text, formatIp(ip.bytes));
}

const isSpelt = (text: string, canonical: string) =>
  text === canonical ? none : [`must be in canonical form (${JSON.stringify(canonical)})`];

const none: readonly string[] = [];

/** What is wrong with a range of addresses such as `10.0.0.0/8`. */
export function cidrProblems(text: string): string[] {
  const range = parseCidr(text);
  if (range === undefined) {
    return ["must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"];
  }
  const { ip, lengthText } = range;
  if (ip.padded || /^0./.test(lengthText))
    return ["must not have leading 0s in IP or prefix length"];
  if (ip.mapped) return ["must not have an IPv4-mapped IPv6 address"];
  const isMask = ip.bytes.every((byte, index) => (byte & ~maskByte(range.length, index)) === 0);
  return isMask ? [] : ["must not have bits set beyond the prefix length"];
}

/** The same of newer fields, in which a range has one spelling only. */
export function strictCidrProblems(text: string): readonly string[] {
  const problems = cidrProblems(text);
  const range = parseCidr(text);
  if (problems.length > 0 || range === undefined) return problems;
  return isSpelt(text, `${formatIp(range.ip.bytes)}/${range.length}`);
}

/** What is wrong with an address as one that traffic is sent to. Source: ValidateEndpointIP. */
export function endpointIpProblems(text: string): readonly string[] {
  const ip = parseIp(text);
  if (ip === undefined) return ["must be a valid IP address"];
  const [first = 0, second = 0, third = 0] = ip.bytes;
  const isFour = ip.family === "IPv4";
  const leading = leadingZeros(ip.bytes);
  const isOne = leading === ip.bytes.length - 1 && ip.bytes[leading] === 1;
  let problems = none;
  if (leading === ip.bytes.length) problems = [`may not be unspecified (${text})`];
  if (isFour ? first === 127 : isOne) {
    problems = [...problems, "may not be in the loopback range (127.0.0.0/8, ::1/128)"];
  }
  if (isFour ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80) {
    const range = "link-local range (169.254.0.0/16, fe80::/10)";
    problems = [...problems, `may not be in the ${range}`];
  }
  if (
    isFour ? first === 224 && second === 0 && third === 0 : first === 0xff && (second & 0x0f) === 2
  ) {
    const range = "link-local multicast range (224.0.0.0/24, ff02::/10)";
    problems = [...problems, `may not be in the ${range}`];
  }
  return problems;
}

function leadingZeros(bytes: readonly number[]): number {
  let count = 0;
  while (bytes[count] === 0) count += 1;
  return count;
}

/** Whether an address is written as it should be, so that there is no advice on it. */
export function isCanonicalIp(text: string): boolean {
  const ip = parseIp(text);
  if (ip === undefined) return true;
  if (ip.padded || ip.mapped) return false;
  return ip.family === "IPv4" || formatIp(ip.bytes) === text;
}

/** Advice on an address that is not written as it should be. */
export function ipWarnings(text: string, path: string): string[] {
  const ip = parseIp(text);
  if (ip === undefined) return [];
  const canonical = formatIp(ip.bytes);
  if (ip.padded || ip.mapped) {
    const fact = "will be considered invalid in a future Kubernetes release: use";
    return [`${path}: non-standard IP address "${text}" ${fact} "${canonical}"`];
  }
  return ip.family === "IPv4" || canonical === text
    ? []
    : [`${path}: IPv6 address "${text}" should be in RFC 5952 canonical format ("${canonical}")`];
}

/** Advice on a range that is valid but not written as it should be. */
export function cidrWarnings(text: string, path: string): string[] {
  const range = parseCidr(text);
  if (range === undefined || range.ip.family === "IPv4") return [];
  const canonical = `${formatIp(range.ip.bytes)}/${range.length}`;
  return canonical === text
    ? []
    : [
        `${path}: IPv6 CIDR value "${text}" should be in RFC 5952 canonical format ("${canonical}")`,
      ];
}

/** A range of addresses as read from text. */
export interface Cidr {
  readonly ip: IpAddress;
  /** How many leading bits all addresses of the range share. */
  readonly length: number;
  readonly lengthText: string;
}

export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf("/");
  const ip = slash < 0 ? undefined : parseIp(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (ip === undefined || !/^[0-9]+$/.test(lengthText)) return undefined;
  const length = Number(lengthText);
  const longest = ip.family === "IPv4" && !ip.mapped ? 32 : 128;
  return length <= longest ? { ip, length, lengthText } : undefined;
}

/** True where all addresses of a range belong to another one, which has more of them. */
export function isStrictlyInside(inner: Cidr, outer: Cidr): boolean {
  return inner.length > outer.length && contains(outer, inner.ip);
}

/** True where an address belongs to a range. */
export function contains({ ip, length }: Cidr, address: IpAddress): boolean {
  return (
    ip.family === address.family &&
    ip.bytes.every((byte, index) => {
      const mask = maskByte(length, index);
      return (byte & mask) === ((address.bytes[index] ?? 0) & mask);
    })
  );
}

/** The bits of the byte at `index` that lie within a prefix of `length` bits. */
function maskByte(length: number, index: number): number {
  const bits = Math.min(8, Math.max(0, length - index * 8));
  return (0xff << (8 - bits)) & 0xff;
}

interface Bytes {
  readonly bytes: readonly number[];
  readonly padded: boolean;
}

function parseFour(text: string): Bytes | undefined {
  // Whoever connects asks this of names, too.
  if (!/^\d/.test(text)) return undefined;
  const parts = text.split(".");
  const good = parts.length === 4 && parts.every((part) => /^[0-9]+$/.test(part));
  if (!good) return undefined;
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return { bytes, padded: parts.some((part) => part.length > 1 && part.startsWith("0")) };
}

function parseSix(text: string): Bytes | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head = "", tail] = halves;
  const left = parseGroups(head, tail === undefined);
  const right = parseGroups(tail ?? "", true);
  if (left === undefined || right === undefined) return undefined;
  const missing = 16 - left.bytes.length - right.bytes.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  const zeros = Array.from({ length: missing }, () => 0);
  return { bytes: [...left.bytes, ...zeros, ...right.bytes], padded: left.padded || right.padded };
}

/** Groups of hexadecimal digits; the last may be an IPv4 address where it ends the whole text. */
function parseGroups(text: string, isEnd: boolean): Bytes | undefined {
  if (text === "") return { bytes: [], padded: false };
  const groups = text.split(":");
  const last = groups.at(-1) ?? "";
  const four = isEnd && last.includes(".") ? parseFour(last) : undefined;
  const plain = four === undefined ? groups : groups.slice(0, -1);
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const bytes = plain.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
  return { bytes: [...bytes, ...(four?.bytes ?? [])], padded: four?.padded ?? false };
}

/** The first longest run of zero groups, which `::` stands for. */
function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, index) => {
    length = group === "0" ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  });
  return best;
}
