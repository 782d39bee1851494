import { expect, test } from "vitest";
import {
  labelNameProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../validation/names.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { type Endpoint, EndpointSlice } from "./endpointslice.ts";

const { strategy } = EndpointSlice;

const endpoint = (...addresses: string[]): Endpoint => ({ addresses, conditions: {} });
const slice = (parts: Partial<EndpointSlice> = {}): EndpointSlice => ({
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { name: "web-abc", namespace: "default", generation: 1 },
  addressType: "IPv4",
  endpoints: [endpoint("10.0.0.1")],
  ports: [{ name: "http", protocol: "TCP", port: 80 }],
  ...parts,
});

/** What is said of a name that is none. */
const label = labelNameProblems("A").join();
const subdomain = subdomainProblems("A").join();
const qualifiedName = qualifiedNameProblems("a b").join();

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));
const hinted = (hints: Endpoint["hints"]) => ({
  endpoints: [{ ...endpoint("10.0.0.1"), hints }],
});

test.each<{ behaviour: string; parts: Partial<EndpointSlice>; errors: string[] }>([
  { behaviour: "a plain slice is right", parts: {}, errors: [] },
  {
    behaviour: "the address type is needed",
    parts: { addressType: "" },
    errors: ["addressType: Required value"],
  },
  {
    behaviour: "address types are known",
    parts: { addressType: "IP" },
    errors: ['addressType: Unsupported value: "IP": supported values: "FQDN", "IPv4", "IPv6"'],
  },
  {
    behaviour: "every endpoint has an address",
    parts: { endpoints: [endpoint()] },
    errors: ["endpoints[0].addresses: Required value: must contain at least 1 address"],
  },
  {
    behaviour: "addresses are of the type and of this world",
    parts: { endpoints: [endpoint("fd00::1"), endpoint("0.0.0.0")] },
    errors: [
      'endpoints[0].addresses[0]: Invalid value: "fd00::1": must be a valid IPv4 address',
      'endpoints[1].addresses[0]: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)',
    ],
  },
  {
    behaviour: "names have two segments",
    parts: { addressType: "FQDN", endpoints: [endpoint("web", "a.example")] },
    errors: [
      'endpoints[0].addresses[0]: Invalid value: "web": ' +
        "should be a domain with at least two segments separated by dots",
    ],
  },
  {
    behaviour: "zones to prefer are named once",
    parts: {
      endpoints: [{ ...endpoint("10.0.0.1"), hints: { forZones: [{ name: "a" }, { name: "a" }] } }],
    },
    errors: ['endpoints[0].hints.forZones[1].name: Duplicate value: "a"'],
  },
  {
    behaviour: "a name that comes twice is looked at twice",
    parts: hinted({ forNodes: [{ name: "N" }, { name: "N" }] }),
    errors: [
      `endpoints[0].hints.forNodes[0].name: Invalid value: "N": ${subdomain}`,
      'endpoints[0].hints.forNodes[1].name: Duplicate value: "N"',
      `endpoints[0].hints.forNodes[1].name: Invalid value: "N": ${subdomain}`,
    ],
  },
  {
    behaviour: "where there are too many zones to prefer, nodes are not looked at",
    parts: hinted({ forZones: named(9), forNodes: named(9) }),
    errors: ["endpoints[0].hints.forZones: Too many: 9: must have at most 8 items"],
  },
  {
    behaviour: "there are so many nodes to prefer at most",
    parts: hinted({ forNodes: named(9) }),
    errors: ["endpoints[0].hints.forNodes: Too many: 9: must have at most 8 items"],
  },
  {
    behaviour: "there are so many endpoints at most",
    parts: { endpoints: Array.from({ length: 1001 }, () => endpoint("10.0.0.1")) },
    errors: ["endpoints: Too many: 1001: must have at most 1000 items"],
  },
  {
    behaviour: "an endpoint has so many addresses at most",
    parts: {
      endpoints: [endpoint(...Array.from({ length: 101 }, (_, index) => `10.0.0.${index + 1}`))],
    },
    errors: ["endpoints[0].addresses: Too many: 101: must have at most 100 items"],
  },
  {
    behaviour: "there are so many ports at most",
    parts: {
      ports: Array.from({ length: 20_001 }, (_, at) => ({ name: `p${at}`, protocol: "TCP" })),
    },
    errors: ["ports: Too many: 20001: must have at most 20000 items"],
  },
  {
    behaviour: "addresses of IPv6 are of IPv6",
    parts: { addressType: "IPv6", endpoints: [endpoint("10.0.0.1"), endpoint("fe80::1")] },
    errors: [
      'endpoints[0].addresses[0]: Invalid value: "10.0.0.1": must be a valid IPv6 address',
      'endpoints[1].addresses[0]: Invalid value: "fe80::1": ' +
        "may not be in the link-local range (169.254.0.0/16, fe80::/10)",
    ],
  },
  {
    behaviour: "host names and nodes are names",
    parts: { endpoints: [{ ...endpoint("10.0.0.1"), hostname: "a.b", nodeName: "N" }] },
    errors: [
      `endpoints[0].nodeName: Invalid value: "N": ${subdomain}`,
      `endpoints[0].hostname: Invalid value: "a.b": ${label}`,
    ],
  },
  {
    behaviour: "topology of old has no zone, for that is a field",
    parts: {
      endpoints: [
        { ...endpoint("10.0.0.1"), deprecatedTopology: { "topology.kubernetes.io/zone": "a" } },
      ],
    },
    errors: [
      "endpoints[0].deprecatedTopology[topology.kubernetes.io/zone]: Internal error: " +
        "reserved key was not removed in conversion",
    ],
  },
  {
    behaviour: "protocols of applications are qualified names",
    parts: { ports: [{ name: "A", protocol: "TCP", appProtocol: "a b" }] },
    errors: [
      `ports[0].name: Invalid value: "A": ${label}`,
      `ports[0].appProtocol: Invalid value: "a b": ${qualifiedName}`,
    ],
  },
  {
    behaviour: "ports have names of their own",
    parts: {
      ports: [
        { name: "", protocol: "TCP" },
        { name: "", protocol: "X", port: 0 },
      ],
    },
    errors: [
      'ports[1].name: Duplicate value: ""',
      "ports[1].port: Invalid value: 0: must be between 1 and 65535, inclusive",
      'ports[1].protocol: Unsupported value: "X": supported values: "SCTP", "TCP", "UDP"',
    ],
  },
])("$behaviour", ({ parts, errors }) => {
  expect(errorTexts(strategy.validate?.(slice(parts)) ?? [])).toEqual(errors);
});

test("the address type never changes", () => {
  const next = slice({ addressType: "IPv6" });
  expect(errorTexts(strategy.validateUpdate?.(next, slice()) ?? [])).toEqual([
    'addressType: Invalid value: "IPv6": field is immutable',
  ]);
});

test("topology of old is dropped", () => {
  const given = slice({ endpoints: [{ ...endpoint("10.0.0.1"), deprecatedTopology: { a: "b" } }] });
  expect(strategy.prepareForCreate?.(given)).toEqual(slice());
});

test("a change of labels counts as a new generation", () => {
  const labels = { "kubernetes.io/service-name": "web" };
  const next = slice({ metadata: { ...slice().metadata, labels } });
  expect(strategy.prepareForUpdate?.(next, slice()).metadata).toEqual({
    name: "web-abc",
    namespace: "default",
    generation: 2,
    labels,
  });
  expect(strategy.prepareForUpdate?.(slice(), slice())).toEqual(slice());
});

test.each([
  { behaviour: "what there is", parts: {}, cells: ["IPv4", "80", "10.0.0.1"] },
  {
    behaviour: "that there is nothing",
    parts: { endpoints: [], ports: [] },
    cells: ["IPv4", "<unset>", "<unset>"],
  },
  {
    behaviour: "three, and how many more",
    parts: {
      endpoints: ["1", "2", "3", "4", "5"].map((last) => endpoint(`10.0.0.${last}`)),
      ports: [{ name: "all", protocol: "TCP" }],
    },
    cells: ["IPv4", "all", "10.0.0.1,10.0.0.2,10.0.0.3 + 2 more..."],
  },
])("columns show $behaviour", ({ parts, cells }) => {
  const shown = EndpointSlice.columns.slice(1, 4).map(({ value }) => value(slice(parts), 0));
  expect(shown).toEqual(cells);
});
