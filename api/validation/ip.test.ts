import { expect, test } from "vitest";
import {
  cidrProblems,
  cidrWarnings,
  endpointIpProblems,
  formatIp,
  ipProblems,
  ipWarnings,
  parseIp,
} from "./ip.ts";

const notIp = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
const notCidr = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

test.each([
  { behaviour: "an IPv4 address is good", ip: "10.1.2.3", problems: [] },
  { behaviour: "an IPv6 address is good", ip: "2001:db8::1", problems: [] },
  { behaviour: "it need not be canonical", ip: "FE80:0:0:0:0:0:0:0abc", problems: [] },
  { behaviour: "three parts are too few", ip: "1.2.3", problems: [notIp] },
  { behaviour: "parts end at 255", ip: "10.97.300.1", problems: [notIp] },
  { behaviour: "zones are refused", ip: "fe80::1%eth0", problems: [notIp] },
  { behaviour: "two gaps are refused", ip: "1::2::3", problems: [notIp] },
  { behaviour: "eight groups leave no gap", ip: "1:2:3:4:5:6:7::8", problems: [notIp] },
  { behaviour: "nothing is no address", ip: "", problems: [notIp] },
  {
    behaviour: "leading zeros are refused",
    ip: "010.1.2.3",
    problems: ["must not have leading 0s"],
  },
  {
    behaviour: "mapped addresses are refused",
    ip: "::ffff:1.2.3.4",
    problems: ["must not be an IPv4-mapped IPv6 address"],
  },
])("$behaviour", ({ ip, problems }) => {
  expect(ipProblems(ip)).toEqual(problems);
});

test.each([
  { behaviour: "a whole network is good", cidr: "10.0.0.0/8", problems: [] },
  { behaviour: "an IPv6 network is good", cidr: "2001:db8::/64", problems: [] },
  { behaviour: "an address alone is none", cidr: "10.0.0.0", problems: [notCidr] },
  { behaviour: "32 bits are the most", cidr: "10.0.0.0/33", problems: [notCidr] },
  {
    behaviour: "bits after the prefix are refused",
    cidr: "10.0.0.1/8",
    problems: ["must not have bits set beyond the prefix length"],
  },
  {
    behaviour: "a padded length is refused",
    cidr: "10.0.0.0/08",
    problems: ["must not have leading 0s in IP or prefix length"],
  },
  {
    behaviour: "mapped networks are refused",
    cidr: "::ffff:10.0.0.0/104",
    problems: ["must not have an IPv4-mapped IPv6 address"],
  },
])("of ranges, $behaviour", ({ cidr, problems }) => {
  expect(cidrProblems(cidr)).toEqual(problems);
});

test.each([
  { behaviour: "a private address is good", ip: "192.168.1.1", problems: [] },
  {
    behaviour: "unspecified is not",
    ip: "0.0.0.0",
    problems: ["may not be unspecified (0.0.0.0)"],
  },
  {
    behaviour: "loopback is not",
    ip: "::1",
    problems: ["may not be in the loopback range (127.0.0.0/8, ::1/128)"],
  },
  {
    behaviour: "link-local is not",
    ip: "169.254.1.1",
    problems: ["may not be in the link-local range (169.254.0.0/16, fe80::/10)"],
  },
  {
    behaviour: "link-local multicast is not",
    ip: "224.0.0.1",
    problems: ["may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"],
  },
])("to send traffic to, $behaviour", ({ ip, problems }) => {
  expect(endpointIpProblems(ip)).toEqual(problems);
});

test.each([
  { behaviour: "the longest gap", ip: "2001:0:0:1:0:0:0:1", canonical: "2001:0:0:1::1" },
  { behaviour: "the first of two gaps", ip: "1:0:0:2:3:0:0:4", canonical: "1::2:3:0:0:4" },
  { behaviour: "no single zero", ip: "1:0:2:3:4:5:6:7", canonical: "1:0:2:3:4:5:6:7" },
  { behaviour: "all zeros", ip: "0:0:0:0:0:0:0:0", canonical: "::" },
  { behaviour: "lower case", ip: "FE80::A", canonical: "fe80::a" },
  { behaviour: "IPv4 as it is", ip: "::ffff:1.2.3.4", canonical: "1.2.3.4" },
])("the canonical text shortens $behaviour", ({ ip, canonical }) => {
  expect(formatIp(parseIp(ip)?.bytes ?? [])).toBe(canonical);
});

test("what is not canonical is warned of", () => {
  expect([
    ipWarnings("10.0.0.1", "ip"),
    ipWarnings("FE80::A", "ip"),
    ipWarnings("010.0.0.1", "ip"),
    cidrWarnings("2001:DB8::/32", "range"),
  ]).toEqual([
    [],
    ['ip: IPv6 address "FE80::A" should be in RFC 5952 canonical format ("fe80::a")'],
    [
      'ip: non-standard IP address "010.0.0.1" will be considered invalid in a future ' +
        'Kubernetes release: use "10.0.0.1"',
    ],
    [
      'range: IPv6 CIDR value "2001:DB8::/32" should be in RFC 5952 canonical format ("2001:db8::/32")',
    ],
  ]);
});
