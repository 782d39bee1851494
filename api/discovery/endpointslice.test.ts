import { expect, test } from "vitest";
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
