import { expect, test } from "vitest";
import { endpointOf, serviceOf, sliceOf, unready } from "../proxy/testing/objects.ts";
import { IngressTable } from "./ingress-table.ts";
import { classOf, ingressOf, pathOf, ruleOf } from "./testing/objects.ts";

const shop = ingressOf({ rules: [ruleOf("shop.example", pathOf("/"))] });
const port = { number: 80 };
const addresses = (table: IngressTable, nowMs: number, wanted: object = port) =>
  table
    .endpoints("default", { name: "web", port: wanted }, nowMs)
    .map((each) => `${each.address}:${each.port}`);

test("a change is shown at once, and those soon after it together", () => {
  const table = new IngressTable({ intervalMs: 1000 });
  const slice = (count: number) =>
    sliceOf(["10.0.0.1", "10.0.0.2", "10.0.0.3"].slice(0, count).map((each) => endpointOf(each)));
  table.serviceChanged(serviceOf(), undefined, 0);
  expect(addresses(table, 9_999)).toHaveLength(0);
  table.sliceChanged(slice(1), undefined, 10_000);
  expect(addresses(table, 10_000)).toHaveLength(1);
  table.sliceChanged(slice(2), slice(1), 10_100);
  table.sliceChanged(slice(3), slice(2), 10_900);
  expect([10_999, 11_000].map((nowMs) => addresses(table, nowMs).length)).toEqual([1, 3]);
  table.sliceChanged(undefined, slice(3), 11_500);
  expect([11_999, 12_000].map((nowMs) => addresses(table, nowMs).length)).toEqual([3, 0]);
});

test.each([
  { behaviour: "its number", wanted: { number: 80 }, expected: ["10.0.0.1:8080"] },
  { behaviour: "its name", wanted: { name: "http" }, expected: ["10.0.0.1:8080"] },
  { behaviour: "its target", wanted: { number: 8080 }, expected: ["10.0.0.1:8080"] },
  { behaviour: "nothing that it has", wanted: { number: 81 }, expected: [] },
])("a port is found by $behaviour", ({ wanted, expected }) => {
  const table = new IngressTable();
  const ports = [{ name: "http", port: 80, protocol: "TCP", targetPort: 8080 }];
  const named = [{ name: "http", protocol: "TCP", port: 8080 }];
  table.serviceChanged(serviceOf({ spec: { ports } }), undefined, 0);
  table.sliceChanged(sliceOf([endpointOf("10.0.0.1")], { ports: named }), undefined, 0);
  expect(addresses(table, 0, wanted)).toEqual(expected);
});

test("only ready endpoints count, each once", () => {
  const table = new IngressTable();
  table.serviceChanged(serviceOf(), undefined, 0);
  const endpoints = [endpointOf("10.0.0.2"), endpointOf("10.0.0.1")];
  const conditions = unready;
  table.sliceChanged(sliceOf([...endpoints, endpointOf("10.0.0.3", { conditions })]), undefined, 0);
  table.sliceChanged(sliceOf(endpoints, { metadata: { name: "web-2" } }), undefined, 0);
  expect(addresses(table, 0)).toEqual(["10.0.0.1:8080", "10.0.0.2:8080"]);
});

test("routes follow Ingresses and their classes", () => {
  const table = new IngressTable({ intervalMs: 0 });
  const ours = classOf("web", "k8s.io/ingress-nginx");
  const classed = { ...shop, spec: { ...shop.spec, ingressClassName: "web" } };
  const isKnown = (nowMs: number) => table.routes(nowMs).hasHost("shop.example");
  table.ingressChanged(classed, undefined, 0);
  expect(isKnown(0)).toBe(false);
  table.classChanged(ours, undefined, 1);
  expect(isKnown(1)).toBe(true);
  table.classChanged(undefined, ours, 2);
  expect(isKnown(2)).toBe(false);
  table.ingressChanged(shop, classed, 3);
  expect(isKnown(3)).toBe(true);
  table.ingressChanged(undefined, shop, 4);
  expect(isKnown(4)).toBe(false);
});

test("the status of an Ingress is no change", () => {
  const table = new IngressTable({ intervalMs: 1000 });
  table.ingressChanged(shop, undefined, 0);
  table.ingressChanged({ ...shop, status: { loadBalancer: { ingress: [] } } }, shop, 5000);
  table.ingressChanged({ ...shop, spec: { rules: [] } }, shop, 5001);
  expect(table.routes(5001).hasHost("shop.example")).toBe(false);
});
