/** Names of addresses, below `in-addr.arpa` and `ip6.arpa`. Source: RFC 1035 3.5, RFC 3596 2.5. */
import { formatIp, parseIp } from "../../api/validation/ip.ts";

const four = ".in-addr.arpa";
const six = ".ip6.arpa";
/** Of the digits of an IPv6 address. */
const digitsOfSix = 32;

/** `5.1.244.10.in-addr.arpa`, or `undefined` where the text is no address. */
export function reverseName(address: string): string | undefined {
  const ip = parseIp(address);
  if (ip === undefined) return undefined;
  if (ip.family === "IPv4") return `${[...ip.bytes].reverse().join(".")}${four}`;
  const digits = ip.bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${[...digits].reverse().join(".")}${six}`;
}

/** Whether a name in lower case lies in a zone of addresses. */
export const isReverse = (name: string): boolean =>
  name.endsWith(four) || name.endsWith(six) || name === four.slice(1) || name === six.slice(1);

/** The address that such a name stands for; `undefined` where it is that of none, or of many. */
export function addressOfReverse(name: string): string | undefined {
  if (name.endsWith(four)) {
    const labels = name.slice(0, -four.length).split(".");
    const text = labels.reverse().join(".");
    return labels.length === 4 ? parseIp(text) && text : undefined;
  }
  if (!name.endsWith(six)) return undefined;
  const digits = name.slice(0, -six.length).split(".").reverse();
  if (digits.length !== digitsOfSix || digits.some((digit) => !/^[0-9a-f]$/.test(digit))) {
    return undefined;
  }
  const bytes = Array.from({ length: 16 }, (_, at) =>
    Number.parseInt(`${digits[at * 2]}${digits[at * 2 + 1]}`, 16),
  );
  return formatIp(bytes);
}
