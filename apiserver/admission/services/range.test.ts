import { expect, test } from "vitest";
import type { Random } from "../../../api/runtime.ts";
import { parseIp } from "../../../api/validation/ip.ts";
import { addressRange, draw, nodePorts } from "./range.ts";

test.each([
  { cidr: "10.96.0.0/16", family: "IPv4", size: 65_534, offset: 256, last: "10.96.255.254" },
  { cidr: "10.96.7.9/29", family: "IPv4", size: 6, offset: 0, last: "10.96.7.14" },
  { cidr: "192.0.2.0/24", family: "IPv4", size: 254, offset: 16, last: "192.0.2.254" },
  { cidr: "fd00:10:96::/112", family: "IPv6", size: 65_535, offset: 256, last: "fd00:10:96::ffff" },
  { cidr: "fd00::/108", family: "IPv6", size: 1_048_575, offset: 256, last: "fd00::f:ffff" },
  { cidr: "fd00::/64", family: "IPv6", size: 2 ** 32, offset: 256, last: "fd00::1:0:0" },
] as const)("$cidr has $size addresses up to $last", ({ cidr, family, size, offset, last }) => {
  const range = addressRange(cidr, family);
  expect([range.size, range.offset, range.at(size - 1)]).toEqual([size, offset, last]);
});

test.each([
  { cidr: "10.96.0.0/16", family: "IPv6", wrong: "an IPv6 range is wanted" },
  { cidr: "fd00::", family: "IPv6", wrong: "an IPv6 range is wanted" },
  {
    cidr: "fd00::/48",
    family: "IPv6",
    wrong: "shortest allowed prefix length for service CIDR is 64, got 48",
  },
  {
    cidr: "fd00::/126",
    family: "IPv6",
    wrong: "the service cluster IP range must be at least 8 IP addresses",
  },
] as const)("$cidr is no range of Services: $wrong", ({ cidr, family, wrong }) => {
  expect(() => addressRange(cidr, family)).toThrow(`invalid service range "${cidr}": ${wrong}`);
});

test.each([
  { address: "10.96.0.0", behaviour: "the network", isIncluded: false },
  { address: "10.96.0.1", behaviour: "the first host", isIncluded: true },
  { address: "10.96.255.255", behaviour: "the broadcast address", isIncluded: false },
  { address: "10.97.0.1", behaviour: "a host of another network", isIncluded: false },
  { address: "fd00::1", behaviour: "an address of another family", isIncluded: false },
])("10.96.0.0/16 includes $behaviour: $isIncluded", ({ address, isIncluded }) => {
  const ip = parseIp(address);
  expect(ip && addressRange("10.96.0.0/16", "IPv4").includes(ip)).toBe(isIncluded);
});

/** Chance that always picks the first. */
const first: Random = { next: () => 0, integer: () => 0, fork: () => first };

test.each([
  { behaviour: "the upper band first", taken: [], drawn: 30_086 },
  { behaviour: "the next that is free", taken: [30_086, 30_087], drawn: 30_088 },
  {
    behaviour: "the lower band once the upper is full",
    taken: Array.from({ length: 2682 }, (_, index) => 30_086 + index),
    drawn: 30_000,
  },
])("what is drawn is of $behaviour", ({ taken, drawn }) => {
  expect(draw("port", { random: first, taken: new Set(taken), ranges: [nodePorts] })).toBe(drawn);
});
