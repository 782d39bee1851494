import { expect, test } from "vitest";
import type { EndpointSubset, Endpoints } from "../../api/core/endpoints.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { serviceOf } from "../testing/infrastructure.ts";
import { timeAt } from "../testing/workloads.ts";
import { type Observed, planMirror } from "./plan.ts";

const service = serviceOf({ spec: { selector: undefined } });

const endpointsOf = (
  subsets: readonly EndpointSubset[],
  metadata: Endpoints["metadata"] = {},
): Endpoints => ({
  apiVersion: "v1",
  kind: "Endpoints",
  metadata: { name: "s", namespace: "default", uid: "e-uid", ...metadata },
  subsets,
});

const port = { port: 5432, protocol: "TCP" };
const slicePort = { name: "", protocol: "TCP", port: 5432 };
const one = endpointsOf([{ addresses: [{ ip: "10.0.0.1" }], ports: [port] }]);

const plan = (parts: Partial<Observed> = {}) =>
  planMirror({ endpoints: one, service, slices: [], ...parts });

/** The slices that a plan leaves, which makes none but new ones. */
function made(endpoints: Endpoints): readonly EndpointSlice[] {
  return plan({ endpoints }).flatMap((action, index) => {
    if (action.do !== "create") return [];
    const metadata = { ...action.object.metadata, name: `s-${index}` };
    // The controller makes nothing but slices.
    return [{ ...action.object, metadata } as EndpointSlice];
  });
}

/** Verbs, and whom the slice tells of. */
const outline = (parts: Partial<Observed>) =>
  plan(parts).map((action) => {
    if (action.do === "record") return `${action.event.reason}: ${action.event.message}`;
    if (action.do === "delete") return `delete ${action.name}`;
    if (action.do !== "create" && action.do !== "update") return action.do;
    // The controller writes nothing but slices.
    const { addressType, endpoints, ports } = action.object as EndpointSlice;
    const list = (endpoints ?? []).map(({ addresses, conditions }) =>
      conditions.ready ? addresses[0] : `not ready ${addresses[0]}`,
    );
    return `${action.do} ${addressType} ${list.join()} at ${(ports ?? []).map((each) => each.port).join()}`;
  });

test("Endpoints made by hand are mirrored with their labels and annotations", () => {
  const endpoints = endpointsOf(
    [
      {
        addresses: [
          {
            ip: "10.0.0.1",
            hostname: "db-0",
            nodeName: "n",
            targetRef: { kind: "Pod", name: "db", namespace: "default" },
          },
        ],
        ports: [{ name: "sql", appProtocol: "postgres", ...port }],
      },
    ],
    {
      labels: { app: "db" },
      annotations: {
        "example.com/kept": "yes",
        "endpoints.kubernetes.io/last-change-trigger-time": timeAt(0),
        "kubectl.kubernetes.io/last-applied-configuration": "{}",
      },
    },
  );
  expect(plan({ endpoints })).toMatchObject([
    {
      do: "create",
      object: {
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: {
          generateName: "s-",
          namespace: "default",
          labels: {
            app: "db",
            "kubernetes.io/service-name": "s",
            "endpointslice.kubernetes.io/managed-by": "endpointslicemirroring-controller.k8s.io",
          },
          annotations: { "example.com/kept": "yes" },
          ownerReferences: [
            {
              apiVersion: "v1",
              kind: "Endpoints",
              name: "s",
              uid: "e-uid",
              controller: true,
              blockOwnerDeletion: true,
            },
          ],
        },
        addressType: "IPv4",
        endpoints: [
          {
            addresses: ["10.0.0.1"],
            conditions: { ready: true },
            hostname: "db-0",
            targetRef: { kind: "Pod", name: "db", namespace: "default" },
            nodeName: "n",
          },
        ],
        ports: [{ ...slicePort, name: "sql", appProtocol: "postgres" }],
      },
    },
  ]);
});

test.each([
  {
    behaviour: "one slice for each set of ports",
    subsets: [
      { addresses: [{ ip: "10.0.0.1" }], ports: [port] },
      { addresses: [{ ip: "10.0.0.2" }], ports: [{ ...port, port: 80 }] },
    ],
    writes: ["create IPv4 10.0.0.1 at 5432", "create IPv4 10.0.0.2 at 80"],
  },
  {
    behaviour: "one slice for each address family, as FQDNs are none",
    subsets: [{ addresses: [{ ip: "10.0.0.1" }, { ip: "fd00::1" }, { ip: "x.y" }], ports: [port] }],
    writes: [
      "InvalidIPAddress: Skipped 1 invalid IP addresses when mirroring to EndpointSlices",
      "create IPv4 10.0.0.1 at 5432",
      "create IPv6 fd00::1 at 5432",
    ],
  },
  {
    behaviour: "addresses that are not ready as such",
    subsets: [{ notReadyAddresses: [{ ip: "10.0.0.1" }], ports: [port] }],
    writes: ["create IPv4 not ready 10.0.0.1 at 5432"],
  },
  { behaviour: "no slice where there are no addresses", subsets: [], writes: [] },
])("mirrored are: $behaviour", ({ subsets, writes }) => {
  expect(outline({ endpoints: endpointsOf(subsets) })).toEqual(writes);
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ip: `10.0.${index >> 8}.${index & 255}` }));
const tooMany = (skipped: number) =>
  "TooManyAddressesToMirror: A max of 1000 addresses can be mirrored to EndpointSlices per " +
  `Endpoints subset. ${skipped} addresses were skipped`;

test("no more than a thousand addresses of a subset are mirrored, in one slice", () => {
  const endpoints = endpointsOf([{ addresses: many(1003), ports: [port] }]);
  expect(outline({ endpoints })[0]).toBe(tooMany(3));
  const slices = made(endpoints);
  expect(slices.map((each) => each.endpoints?.length)).toEqual([1000]);
  expect(plan({ endpoints, slices })).toEqual([]);
});

test("what comes after the thousandth is not looked at", () => {
  const addresses = [{ ip: "a.b" }, ...many(1000), { ip: "c.d" }];
  const endpoints = endpointsOf([
    { addresses, notReadyAddresses: [{ ip: "e.f" }, { ip: "10.1.0.1" }], ports: [port] },
  ]);
  expect(outline({ endpoints }).slice(0, 2)).toEqual([
    "InvalidIPAddress: Skipped 1 invalid IP addresses when mirroring to EndpointSlices",
    tooMany(4),
  ]);
});

test.each([
  { behaviour: "nobody wants", parts: { endpoints: undefined } },
  { behaviour: "no Service stands for", parts: { service: undefined } },
  {
    behaviour: "a controller keeps, by the selector of the Service",
    parts: { service: serviceOf() },
  },
  {
    behaviour: "are labelled not to be mirrored",
    parts: {
      endpoints: endpointsOf(one.subsets ?? [], {
        labels: { "endpointslice.kubernetes.io/skip-mirror": "true" },
      }),
    },
  },
  {
    behaviour: "are the lock of an election",
    parts: {
      endpoints: endpointsOf([], {
        annotations: { "control-plane.alpha.kubernetes.io/leader": "{}" },
      }),
    },
  },
])("Endpoints that $behaviour are not mirrored, or not any longer", ({ parts }) => {
  expect(outline(parts)).toEqual([]);
  expect(outline({ ...parts, slices: made(one) })).toEqual(["delete s-0"]);
});

const subset = (ip: string, number = 5432) => ({
  addresses: [{ ip }],
  ports: [{ ...port, port: number }],
});

test.each([
  { behaviour: "that say it all stay", now: one, writes: [] },
  {
    behaviour: "are rewritten where addresses change",
    now: endpointsOf([subset("10.0.0.9")]),
    writes: ["update IPv4 10.0.0.9 at 5432"],
  },
  {
    behaviour: "are used anew where ports change",
    now: endpointsOf([subset("10.0.0.1", 80)]),
    writes: ["update IPv4 10.0.0.1 at 80"],
  },
  {
    behaviour: "follow the labels",
    now: endpointsOf(one.subsets ?? [], { labels: { team: "a" } }),
    writes: ["update IPv4 10.0.0.1 at 5432"],
  },
  {
    behaviour: "of another family are not used anew, but deleted",
    now: endpointsOf([subset("fd00::1")]),
    writes: ["create IPv6 fd00::1 at 5432", "delete s-0"],
  },
  {
    behaviour: "are joined by no more while the Endpoints are deleted",
    now: endpointsOf([...(one.subsets ?? []), subset("10.0.0.2", 80)], {
      deletionTimestamp: timeAt(0),
    }),
    writes: [],
  },
])("mirrored slices $behaviour", ({ now, writes }) => {
  expect(outline({ endpoints: now, slices: made(one) })).toEqual(writes);
});
