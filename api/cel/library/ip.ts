/** Addresses and ranges of them. Source: k8s.io/apiserver/pkg/cel/library/ip.go and cidr.go. */
import {
  type Cidr,
  contains,
  formatIp,
  type IpAddress,
  parseCidr,
  parseIp,
} from "../../validation/ip.ts";
import { networkOf } from "../../validation/ip-range.ts";
import { type Frame, fail } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { Box } from "../values.ts";

/** Reads an address, which may have no zone, no needless zero and no IPv4 within IPv6. */
function readIp(text: string, frame: Frame): IpAddress | string {
  frame.workText(text.length);
  const quoted = JSON.stringify(text);
  const ip = parseIp(text);
  if (ip?.mapped === true) return `IPv4-mapped IPv6 address ${quoted} is not allowed`;
  if (ip !== undefined && !ip.padded) return ip;
  if (/^[^%]+%.+$/.test(text) && parseIp(text.slice(0, text.indexOf("%"))) !== undefined) {
    return `IP address ${quoted} with zone value is not allowed`;
  }
  const why = ip === undefined ? reason(text) : "IPv4 field has octet with leading zero";
  return `IP Address ${quoted} parse error during conversion from string: ParseAddr(${quoted}): ${why}`;
}

/** Why a text is no address, as Go's net/netip says it of the common mistakes. */
function reason(text: string): string {
  if (text.includes(":")) return "each colon-separated field must have at least one digit";
  const fields = text.split(".");
  if (!fields.every((field) => /^\d+$/.test(field)) || fields.length === 1) {
    return "unable to parse IP";
  }
  if (fields.some((field) => Number(field) > 255)) return "IPv4 field has value >255";
  return fields.length > 4 ? "IPv4 address too long" : "IPv4 address too short";
}

function readCidr(text: string, frame: Frame): Cidr | string {
  frame.workText(text.length);
  const quoted = JSON.stringify(text);
  const cidr = parseCidr(text);
  if (cidr?.ip.mapped === true) return `IPv4-mapped IPv6 address ${quoted} is not allowed`;
  if (cidr !== undefined && !cidr.ip.padded && !/^0\d/.test(cidr.lengthText)) return cidr;
  const why = text.includes("/") ? "prefix length out of range" : "no '/'";
  const place = `netip.ParsePrefix(${quoted})`;
  return `network address parse error during conversion from string: ${place}: ${why}`;
}

const ipOf = (text: string, frame: Frame): IpAddress => {
  const read = readIp(text, frame);
  return typeof read === "string" ? fail(read) : read;
};

const cidrOf = (text: string, frame: Frame): Cidr => {
  const read = readCidr(text, frame);
  const problem = "network address parse error during conversion from string";
  return typeof read === "string" ? fail(`${problem}: ${read}`) : read;
};

const test = (name: string, holds: (ip: IpAddress) => boolean): CelFunction =>
  method(name, { takes: ["ip"], gives: "bool" }, ([{ content }]) => holds(content));

const isFour = ({ family }: IpAddress): boolean => family === "IPv4";
const isUnspecified = ({ bytes }: IpAddress): boolean => bytes.every((byte) => byte === 0);
const isLoopback = (ip: IpAddress): boolean =>
  isFour(ip) ? ip.bytes[0] === 127 : ip.bytes.every((byte, at) => byte === (at === 15 ? 1 : 0));
const isLinkLocalUnicast = ({ family, bytes: [first = 0, second = 0] }: IpAddress): boolean =>
  family === "IPv4" ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80;
const isLinkLocalMulticast = ({ family, bytes: [a = 0, b = 0, c = 0] }: IpAddress): boolean =>
  family === "IPv4" ? a === 224 && b === 0 && c === 0 : a === 0xff && (b & 0x0f) === 2;
const isMulticast = ({ family, bytes: [first = 0] }: IpAddress): boolean =>
  family === "IPv4" ? (first & 0xf0) === 0xe0 : first === 0xff;
const isBroadcast = (ip: IpAddress): boolean =>
  isFour(ip) && ip.bytes.every((byte) => byte === 255);
const isGlobalUnicast = (ip: IpAddress): boolean =>
  ![isUnspecified, isLoopback, isLinkLocalUnicast, isMulticast, isBroadcast].some((is) => is(ip));

/** The library `ip`. */
export const ip: readonly CelFunction[] = [
  globalFunction("ip", { takes: ["string"], gives: "ip" }, ([text], frame) => {
    return new Box("ip", ipOf(text, frame));
  }),
  globalFunction("isIP", { takes: ["string"], gives: "bool" }, ([text], frame) => {
    return typeof readIp(text, frame) !== "string";
  }),
  globalFunction("ip.isCanonical", { takes: ["string"], gives: "bool" }, ([text], frame) => {
    return formatIp(ipOf(text, frame).bytes) === text;
  }),
  globalFunction("string", { takes: ["ip"], gives: "string" }, ([{ content }]) =>
    formatIp(content.bytes),
  ),
  method("family", { takes: ["ip"], gives: "int" }, ([{ content }]) => (isFour(content) ? 4 : 6)),
  test("isUnspecified", isUnspecified),
  test("isLoopback", isLoopback),
  test("isLinkLocalMulticast", isLinkLocalMulticast),
  test("isLinkLocalUnicast", isLinkLocalUnicast),
  test("isGlobalUnicast", isGlobalUnicast),
];

const containsCidr = (outer: Cidr, inner: Cidr): boolean =>
  outer.length <= inner.length && contains(outer, inner.ip);

const masked = (cidr: Cidr): Cidr => ({ ...cidr, ip: { ...cidr.ip, bytes: networkOf(cidr) } });

/** The library `cidr`. */
export const cidr: readonly CelFunction[] = [
  globalFunction("cidr", { takes: ["string"], gives: "cidr" }, ([text], frame) => {
    return new Box("cidr", cidrOf(text, frame));
  }),
  globalFunction("isCIDR", { takes: ["string"], gives: "bool" }, ([text], frame) => {
    return typeof readCidr(text, frame) !== "string";
  }),
  globalFunction("string", { takes: ["cidr"], gives: "string" }, ([{ content }]) => {
    return `${formatIp(content.ip.bytes)}/${content.length}`;
  }),
  method("containsIP", { takes: ["cidr", "string"], gives: "bool" }, ([range, text], frame) =>
    contains(range.content, ipOf(text, frame)),
  ),
  method("containsIP", { takes: ["cidr", "ip"], gives: "bool" }, ([range, address]) =>
    contains(range.content, address.content),
  ),
  method("containsCIDR", { takes: ["cidr", "string"], gives: "bool" }, ([range, text], frame) =>
    containsCidr(range.content, cidrOf(text, frame)),
  ),
  method("containsCIDR", { takes: ["cidr", "cidr"], gives: "bool" }, ([range, inner]) =>
    containsCidr(range.content, inner.content),
  ),
  method("ip", { takes: ["cidr"], gives: "ip" }, ([{ content }]) => new Box("ip", content.ip)),
  method("prefixLength", { takes: ["cidr"], gives: "int" }, ([{ content }]) => content.length),
  method("masked", { takes: ["cidr"], gives: "cidr" }, ([{ content }]) => {
    return new Box("cidr", masked(content));
  }),
];
