/** The addresses of Services as objects, and the ranges that they come from. */
import { describe, expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import type { JsonObject } from "../api/json.ts";
import { IPAddress } from "../api/networking/ip-address.ts";
import { ServiceCIDR } from "../api/networking/service-cidr.ts";
import { at, type Request, services, testServer } from "./testing/server.ts";

const service = (name: string, spec: object = {}): Request => ({
  verb: "create",
  ...services,
  body: { metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } },
});
const listed = ({ given }: Pick<ReturnType<typeof testServer>, "given">) => {
  const { items } = given({ verb: "list", resource: IPAddress });
  return (items as readonly JsonObject[]).map((each) => [
    at(each, "metadata.name"),
    at(each, "spec.parentRef.name"),
  ]);
};
const message = (answer: { readonly body: unknown }) => at(answer.body, "message");
const ready = [
  {
    type: "Ready",
    status: "True",
    reason: "",
    message: "",
    lastTransitionTime: "2026-01-01T00:00:00Z",
  },
];
const range = (name: string, cidr: string): Request => ({
  verb: "create",
  resource: ServiceCIDR,
  body: { metadata: { name }, spec: { cidrs: [cidr] } },
});
const makeReady = (name: string, status = "True"): Request => ({
  verb: "patch",
  patchType: "merge",
  resource: ServiceCIDR,
  name,
  subresource: "status",
  body: { status: { conditions: ready.map((each) => ({ ...each, status })) } },
});

test("a new cluster has its range and the address of the API server", () => {
  const { given } = testServer({ serviceRangeIPv6: "fd00:10:96::/112" });
  expect(given({ verb: "get", resource: ServiceCIDR, name: "kubernetes" })).toMatchObject({
    spec: { cidrs: ["10.96.0.0/16", "fd00:10:96::/112"] },
    status: {
      conditions: [
        { type: "Ready", status: "True", message: "Kubernetes default Service CIDR is ready" },
      ],
    },
  });
  const address = given({ verb: "get", resource: IPAddress, name: "10.96.0.1" });
  expect([Object(address.metadata).labels, address.spec]).toEqual([
    {
      "ipaddress.kubernetes.io/ip-family": "IPv4",
      "ipaddress.kubernetes.io/managed-by": "ipallocator.k8s.io",
    },
    { parentRef: { resource: "services", namespace: "default", name: "kubernetes" } },
  ]);
});

describe("the address of a Service", () => {
  test("is an object as long as the Service has it", () => {
    const server = testServer({ serviceRangeIPv6: "fd00:10:96::/112" });
    const clusterIPs = ["10.96.0.7", "fd00:10:96::7"];
    const spec = { ipFamilyPolicy: "RequireDualStack", clusterIP: clusterIPs[0], clusterIPs };
    server.given(service("a", spec));
    expect(listed(server)).toEqual([
      ["10.96.0.1", "kubernetes"],
      ["10.96.0.7", "a"],
      ["fd00:10:96::7", "a"],
    ]);
    const body = { spec: { ipFamilyPolicy: "SingleStack" } };
    server.given({ verb: "patch", patchType: "merge", ...services, name: "a", body });
    expect(listed(server)).toEqual([
      ["10.96.0.1", "kubernetes"],
      ["10.96.0.7", "a"],
    ]);
    server.given({ verb: "deletecollection", ...services });
    expect(listed(server)).toEqual([]);
  });

  test("is not made an object by a dry run, or where there is none", () => {
    const server = testServer();
    server.given(
      { ...service("a"), options: { dryRun: true } },
      service("b", { clusterIP: "None" }),
    );
    expect(listed(server)).toEqual([["10.96.0.1", "kubernetes"]]);
  });

  test("is an object again when somebody deletes it", () => {
    const server = testServer();
    server.given({ verb: "delete", resource: IPAddress, name: "10.96.0.1" });
    expect(listed(server)).toEqual([["10.96.0.1", "kubernetes"]]);
    const { items } = server.given({ verb: "list", resource: Event, namespace: "default" });
    expect(items).toMatchObject([
      {
        involvedObject: { kind: "Service", name: "kubernetes" },
        reason: "ClusterIPNotAllocated",
        action: "ClusterIPAllocation",
        message: "Cluster IP [IPv4]: 10.96.0.1 is not allocated; repairing",
        reportingComponent: "ipallocator-repair-controller",
      },
    ]);
  });

  test("is not one that somebody has put aside", () => {
    const { given, send } = testServer();
    const spec = { parentRef: { resource: "nodes", name: "node-0" } };
    given({ verb: "create", resource: IPAddress, body: { metadata: { name: "10.96.0.9" }, spec } });
    expect(message(send(service("a", { clusterIP: "10.96.0.9" })))).toBe(
      'Service "a" is invalid: spec.clusterIPs: Invalid value: ["10.96.0.9"]: failed to allocate IP ' +
        "10.96.0.9: provided IP is already allocated",
    );
  });
});

describe("an IPAddress of the allocator that is of no Service", () => {
  const labels = { "ipaddress.kubernetes.io/managed-by": "ipallocator.k8s.io" };
  const address = (parentRef: object, more: object = { labels }): Request => ({
    verb: "create",
    resource: IPAddress,
    body: { metadata: { name: "10.96.0.9", ...more }, spec: { parentRef } },
  });
  const ofService = (name: string) => ({ resource: "services", namespace: "default", name });
  const own = ["10.96.0.1", "kubernetes"];

  test.each([
    {
      behaviour: "goes a minute later, for its Service may come",
      parentRef: ofService("late"),
      stays: true,
      told: "IPAddress: 10.96.0.9 for Service default/late appears to have leaked: cleaning up",
    },
    {
      behaviour: "goes at once where its Service has others",
      parentRef: ofService("kubernetes"),
      stays: false,
      told: "IPAddress: 10.96.0.9 for Service default/kubernetes has a wrong reference; cleaning up",
    },
    {
      behaviour: "goes at once where it is of something else",
      parentRef: { resource: "nodes", name: "node-0" },
      stays: false,
      told:
        "IPAddress 10.96.0.9 appears to have been modified, not referencing a Service " +
        "&ParentReference{Group:,Resource:nodes,Namespace:,Name:node-0,}: cleaning up",
    },
  ])("$behaviour", ({ parentRef, stays, told }) => {
    const server = testServer();
    server.given(address(parentRef));
    expect(listed(server).length).toBe(stays ? 2 : 1);
    server.clock.runUntil(server.clock.now() + 60_000);
    expect(listed(server)).toEqual([own]);
    const { items } = server.given({ verb: "list", resource: Event, namespace: "default" });
    expect((items as readonly JsonObject[]).map((each) => each.message)).toEqual([told]);
  });

  test("stays where its Service comes, and where it is not the allocator's", () => {
    const server = testServer();
    server.given(address(ofService("none"), {}));
    server.clock.runUntil(server.clock.now() + 120_000);
    expect(listed(server)).toEqual([own, ["10.96.0.9", "none"]]);
  });
});

describe("the ranges of Services", () => {
  const outside =
    'Service "a" is invalid: spec.clusterIPs: Invalid value: ["10.97.0.1"]: failed to ' +
    "allocate IP 10.97.0.1: the provided network does not match the current range";

  test("become more with a ServiceCIDR, unless it is not ready, and less with its deletion", () => {
    const { given, send } = testServer();
    const asked = service("a", { clusterIP: "10.97.0.1" });
    expect(message(send(asked))).toBe(outside);
    given(range("more", "10.97.0.0/29"), makeReady("more", "False"));
    expect(message(send(asked))).toBe(outside);
    given(makeReady("more"));
    expect(at(given(asked), "spec.clusterIP")).toBe("10.97.0.1");
    given({ verb: "delete", resource: ServiceCIDR, name: "more" });
    given({ verb: "delete", ...services, name: "a" });
    expect(message(send(asked))).toBe(outside);
  });

  test("are used one after the other, to the last address", () => {
    const { given, send } = testServer();
    given({ verb: "delete", resource: ServiceCIDR, name: "kubernetes" });
    const full = (name: string) =>
      `Internal error occurred: failed to allocate a serviceIP for Service "${name}": range is full`;
    expect(message(send(service("a")))).toBe(full("a"));
    given(range("large", "10.98.0.0/29"), range("small", "10.97.0.0/30"), makeReady("small"));
    const drawn = Array.from({ length: 8 }, (_, index) =>
      at(given(service(`s${index}`)), "spec.clusterIP"),
    );
    expect(new Set(drawn)).toEqual(
      new Set([1, 2, 3, 4, 5, 6].map((last) => `10.98.0.${last}`).concat("10.97.0.1", "10.97.0.2")),
    );
    expect(drawn.slice(6).every((address) => address.startsWith("10.97."))).toBe(true);
    expect(message(send(service("a")))).toBe(full("a"));
  });
});
