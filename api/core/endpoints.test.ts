import fc from "fast-check";
import { expect, test } from "vitest";
import {
  labelNameProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../validation/names.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { type EndpointSubset, Endpoints } from "./endpoints.ts";
import { repackOnWrite, repackSubsets } from "./endpoints-repack.ts";

const http = { name: "http", port: 80, protocol: "TCP" };
const dns = { name: "dns", port: 53, protocol: "UDP" };
const hosts = (...ips: string[]) => ips.map((ip) => ({ ip }));

/** What is said of a name that is none. */
const label = labelNameProblems("A").join();
const subdomain = subdomainProblems("A").join();
const qualifiedName = qualifiedNameProblems("a b").join();

const endpoints = (subsets: readonly EndpointSubset[] | undefined): Endpoints => ({
  apiVersion: "v1",
  kind: "Endpoints",
  metadata: { name: "web", namespace: "default" },
  subsets,
});

test.each<{ behaviour: string; subsets: EndpointSubset[]; repacked: EndpointSubset[] }>([
  {
    behaviour: "ports of the same addresses come together",
    subsets: [
      { addresses: hosts("10.0.0.2", "10.0.0.1"), ports: [http] },
      { addresses: hosts("10.0.0.1", "10.0.0.2"), ports: [dns] },
    ],
    repacked: [{ addresses: hosts("10.0.0.1", "10.0.0.2"), ports: [dns, http] }],
  },
  {
    behaviour: "addresses of the same ports come together, once each",
    subsets: [
      { addresses: hosts("10.0.0.2"), ports: [http] },
      { addresses: hosts("10.0.0.1", "10.0.0.2"), ports: [http] },
    ],
    repacked: [{ addresses: hosts("10.0.0.1", "10.0.0.2"), ports: [http] }],
  },
  {
    behaviour: "not ready somewhere is not ready",
    subsets: [
      { addresses: hosts("10.0.0.1", "10.0.0.2"), ports: [http] },
      { notReadyAddresses: hosts("10.0.0.2"), ports: [http] },
    ],
    repacked: [
      { addresses: hosts("10.0.0.1"), notReadyAddresses: hosts("10.0.0.2"), ports: [http] },
    ],
  },
  {
    behaviour: "addresses without ports stay",
    subsets: [{ addresses: hosts("10.0.0.1") }],
    repacked: [{ addresses: hosts("10.0.0.1") }],
  },
])("$behaviour", ({ subsets, repacked }) => {
  expect(repackSubsets(subsets)).toEqual(repacked);
  expect(repackSubsets(repacked)).toEqual(repacked);
});

const someHosts = fc.subarray(hosts("10.0.0.1", "10.0.0.2", "10.0.0.3"));
const someSubsets = fc.array(
  fc.record({
    addresses: someHosts,
    notReadyAddresses: someHosts,
    ports: fc.subarray([dns, http]),
  }),
  { maxLength: 3 },
);

test("subsets are stored repacked, and those that are packed as they are", () => {
  let packed = 0;
  fc.assert(
    fc.property(someSubsets, (subsets) => {
      const given = endpoints(subsets);
      const isRefused = (Endpoints.strategy.validate?.(given) ?? []).length > 0;
      const stored = repackOnWrite(given);
      expect(stored.subsets).toEqual(isRefused ? subsets : repackSubsets(subsets));
      const again = repackOnWrite(stored);
      expect(again).toBe(stored);
      if (stored === given && !isRefused && subsets.length > 0) packed += 1;
    }),
    { seed: 1, numRuns: 500 },
  );
  expect(packed).toBeGreaterThan(5);
});

test("what will be refused is not repacked", () => {
  const bad = endpoints([{ ports: [http] }]);
  expect(Endpoints.strategy.prepareForCreate?.(bad)).toBe(bad);
});

test.each<{ behaviour: string; subset: EndpointSubset; errors: string[] }>([
  { behaviour: "is right", subset: { addresses: hosts("10.0.0.1"), ports: [http] }, errors: [] },
  {
    behaviour: "has addresses",
    subset: { ports: [http] },
    errors: ["subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`"],
  },
  {
    behaviour: "has addresses that traffic can be sent to",
    subset: { addresses: hosts("127.0.0.1"), notReadyAddresses: hosts("a") },
    errors: [
      'subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": ' +
        "may not be in the loopback range (127.0.0.0/8, ::1/128)",
      'subsets[0].notReadyAddresses[0].ip: Invalid value: "a": ' +
        "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
      'subsets[0].notReadyAddresses[0].ip: Invalid value: "a": must be a valid IP address',
    ],
  },
  {
    behaviour: "has addresses that are written as they should be",
    subset: { addresses: hosts("010.0.0.1", "::ffff:10.0.0.1") },
    errors: [
      'subsets[0].addresses[0].ip: Invalid value: "010.0.0.1": must not have leading 0s',
      'subsets[0].addresses[1].ip: Invalid value: "::ffff:10.0.0.1": ' +
        "must not be an IPv4-mapped IPv6 address",
    ],
  },
  {
    behaviour: "has no addresses of one link or of none",
    subset: {
      addresses: hosts("0.0.0.0", "169.254.1.1", "224.0.0.5", "::1", "fe80::1", "ff02::1"),
    },
    errors: [
      'subsets[0].addresses[0].ip: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)',
      'subsets[0].addresses[1].ip: Invalid value: "169.254.1.1": ' +
        "may not be in the link-local range (169.254.0.0/16, fe80::/10)",
      'subsets[0].addresses[2].ip: Invalid value: "224.0.0.5": ' +
        "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)",
      'subsets[0].addresses[3].ip: Invalid value: "::1": ' +
        "may not be in the loopback range (127.0.0.0/8, ::1/128)",
      'subsets[0].addresses[4].ip: Invalid value: "fe80::1": ' +
        "may not be in the link-local range (169.254.0.0/16, fe80::/10)",
      'subsets[0].addresses[5].ip: Invalid value: "ff02::1": ' +
        "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)",
    ],
  },
  {
    behaviour: "has host names and nodes that are names",
    subset: { addresses: [{ ip: "10.0.0.1", hostname: "a.b", nodeName: "N" }] },
    errors: [
      `subsets[0].addresses[0].hostname: Invalid value: "a.b": ${label}`,
      `subsets[0].addresses[0].nodeName: Invalid value: "N": ${subdomain}`,
    ],
  },
  {
    behaviour: "has names of ports and protocols that are names",
    subset: {
      addresses: hosts("10.0.0.1"),
      ports: [{ name: "A", port: 80, protocol: "TCP", appProtocol: "a b" }],
    },
    errors: [
      `subsets[0].ports[0].name: Invalid value: "A": ${label}`,
      `subsets[0].ports[0].appProtocol: Invalid value: "a b": ${qualifiedName}`,
    ],
  },
  {
    behaviour: "names its ports where there are two",
    subset: { addresses: hosts("10.0.0.1"), ports: [{ port: 0, protocol: "X" }, http] },
    errors: [
      "subsets[0].ports[0].name: Required value",
      "subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
      'subsets[0].ports[0].protocol: Unsupported value: "X": ' +
        'supported values: "SCTP", "TCP", "UDP"',
    ],
  },
])("a subset $behaviour", ({ subset, errors }) => {
  const found = Endpoints.strategy.validate?.(endpoints([subset])) ?? [];
  expect(errorTexts(found)).toEqual(errors);
});

test.each<{ behaviour: string; subsets: EndpointSubset[] | undefined; cell: string }>([
  { behaviour: "nothing", subsets: undefined, cell: "<none>" },
  { behaviour: "none that is ready", subsets: [{ ports: [http] }], cell: "" },
  {
    behaviour: "IPv6 addresses in brackets",
    subsets: [{ addresses: hosts("fd00::1"), ports: [http] }],
    cell: "[fd00::1]:80",
  },
  {
    behaviour: "addresses without ports",
    subsets: [{ addresses: hosts("10.0.0.1") }],
    cell: "10.0.0.1",
  },
  {
    behaviour: "three, and how many more",
    subsets: [{ addresses: hosts("10.0.0.1", "10.0.0.2"), ports: [http, dns] }],
    cell: "10.0.0.1:80,10.0.0.2:80,10.0.0.1:53 + 1 more...",
  },
])("the column shows $behaviour", ({ subsets, cell }) => {
  expect(Endpoints.columns[1]?.value(endpoints(subsets), 0)).toBe(cell);
});
