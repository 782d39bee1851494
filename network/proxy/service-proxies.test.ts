/** Where the proxy of a node sends connections, without delay. */
import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { noProxyDelay } from "./proxy-delay.ts";
import { ServiceProxies } from "./service-proxies.ts";
import {
  connectionOf,
  endpointOf,
  nodeOf,
  serviceOf,
  servingTerminating,
  sliceOf,
  unready,
} from "./testing/objects.ts";
import { ended, proxiesOf } from "./testing/proxies.ts";

const a = endpointOf("10.244.1.2");
const b = endpointOf("10.244.2.2", { nodeName: "node-b" });
const web = { namespace: "default", name: "web", portName: "" };

test("a connection to the cluster IP is sent to an endpoint of the Service", () => {
  const proxies = proxiesOf();
  proxies.sliceChanged(sliceOf([a]), undefined, 0);
  expect(proxies.route("node-b", connectionOf(), 1)).toEqual({
    kind: "endpoint",
    service: web,
    via: "clusterIP",
    proxy: "node-b",
    isLocalOnly: false,
    address: "10.244.1.2",
    port: 8080,
    pod: { namespace: "default", name: "web-2" },
    node: "node-a",
    isMasqueraded: false,
  });
});

test("a Service without endpoints refuses connections", () => {
  expect(proxiesOf().route("node-a", connectionOf(), 1)).toEqual({
    kind: "rejected",
    service: web,
    via: "clusterIP",
    proxy: "node-a",
    isLocalOnly: false,
    why: "default/web has no endpoints",
  });
});

test.each([
  { behaviour: "another address", connection: connectionOf({ address: "10.96.0.8" }) },
  { behaviour: "a node at any port", connection: connectionOf({ address: "192.168.0.1" }) },
])("there are no rules for $behaviour", ({ connection }) => {
  expect(proxiesOf().route("node-a", connection, 1)).toBeUndefined();
});

test.each([
  { behaviour: "a port", connection: connectionOf({ port: 81 }), what: "81/TCP" },
  { behaviour: "a protocol", connection: connectionOf({ protocol: "UDP" }), what: "80/UDP" },
])("nobody answers at $behaviour that a Service has not", ({ connection, what }) => {
  expect(proxiesOf().route("node-a", connection, 1)).toEqual({
    kind: "dropped",
    service: web,
    via: "clusterIP",
    proxy: "node-a",
    isLocalOnly: false,
    why: `default/web has no port ${what}`,
  });
});

test("at an external IP that is a node's own, the ports of the node are its own", () => {
  const proxies = proxiesOf({ spec: { externalIPs: ["192.168.0.1"] } });
  const connection = connectionOf({ address: "192.168.0.1", port: 22 });
  expect(proxies.route("node-a", connection, 1)).toBeUndefined();
});

const nodePort = {
  spec: { type: "NodePort", ports: [{ port: 80, protocol: "TCP", nodePort: 30080 }] },
};

test.each([
  {
    behaviour: "at the address of the node",
    from: "node-a",
    address: "192.168.0.1",
    proxy: "node-a",
  },
  {
    behaviour: "at the address of another node, by its proxy",
    from: "node-a",
    address: "192.168.0.2",
    proxy: "node-b",
  },
  {
    behaviour: "at the loopback of the node",
    from: "node-b",
    address: "127.0.0.1",
    proxy: "node-b",
  },
  { behaviour: "not at the loopback of IPv6", from: "node-a", address: "::1", proxy: undefined },
  {
    behaviour: "not at addresses of no node",
    from: "node-a",
    address: "192.168.0.9",
    proxy: undefined,
  },
])("a node port is served $behaviour", ({ from, address, proxy }) => {
  const proxies = proxiesOf(nodePort);
  proxies.sliceChanged(sliceOf([a]), undefined, 0);
  const routed = proxies.route(from, connectionOf({ address, port: 30080 }), 1);
  expect([routed?.via, routed?.proxy]).toEqual(
    proxy === undefined ? [undefined, undefined] : ["nodePort", proxy],
  );
});

test("a node that is gone, or has another address, serves no node port at the old one", () => {
  const proxies = proxiesOf(nodePort);
  proxies.sliceChanged(sliceOf([a]), undefined, 0);
  const at = (address: string) =>
    proxies.route("node-a", connectionOf({ address, port: 30080 }), 1);
  proxies.nodeChanged(
    nodeOf("node-b", "192.168.0.3", "zone-b"),
    nodeOf("node-b", "192.168.0.2", "zone-b"),
    1,
  );
  expect([at("192.168.0.2"), at("192.168.0.3")?.proxy]).toEqual([undefined, "node-b"]);
  proxies.nodeChanged(undefined, nodeOf("node-b", "192.168.0.3", "zone-b"), 1);
  expect(at("192.168.0.3")).toBeUndefined();
});

test("a pod reaches an external address by the rules of its own node", () => {
  const proxies = proxiesOf({
    spec: { type: "LoadBalancer", externalTrafficPolicy: "Local", externalIPs: ["2001:db8::1"] },
    ingress: [{ ip: "203.0.113.1", ipMode: "VIP" }],
  });
  proxies.sliceChanged(sliceOf([b]), undefined, 0);
  const balancer = connectionOf({ address: "203.0.113.1" });
  const outside = { ...balancer, isExternal: true, client: "198.51.100.7" };
  const routes = [balancer, outside].map((each) => proxies.route("node-a", each, 1));
  expect(routes.map(ended)).toEqual(["10.244.2.2", "dropped"]);
  // The Service has no IPv6, so this is nobody's address.
  expect(proxies.route("node-a", connectionOf({ address: "2001:db8::1" }), 1)).toBeUndefined();
});

test("IPv6 is routed to the endpoints of that family, however the address is written", () => {
  const proxies = proxiesOf({ spec: { clusterIPs: ["10.96.0.7", "fd00::7"] } });
  proxies.sliceChanged(sliceOf([a]), undefined, 0);
  const parts = { addressType: "IPv6", metadata: { name: "six" } };
  proxies.sliceChanged(sliceOf([endpointOf("fd00:1::2")], parts), undefined, 0);
  const routed = proxies.route("node-a", connectionOf({ address: "FD00:0::0007" }), 1);
  expect(ended(routed)).toBe("fd00:1::2");
});

test("endpoints are chosen with the same chance", () => {
  const proxies = proxiesOf();
  const addresses = ["10.244.1.2", "10.244.1.3", "10.244.1.4"];
  proxies.sliceChanged(sliceOf(addresses.map((each) => endpointOf(each))), undefined, 0);
  const counts = new Map(addresses.map((address) => [address, 0]));
  for (let index = 0; index < 3_000; index += 1) {
    const address = ended(proxies.route("node-a", connectionOf(), 1)) ?? "";
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  // Four standard deviations of a thousand.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(104);
  expect(counts.size).toBe(3);
});

test("a client with session affinity stays with its pod on a node, whichever way it comes", () => {
  const ports = [{ port: 80, protocol: "TCP", nodePort: 30080 }];
  const clientIP = { timeoutSeconds: 60 };
  const proxies = proxiesOf({
    spec: { ports, sessionAffinity: "ClientIP", sessionAffinityConfig: { clientIP } },
  });
  const endpoints = Array.from({ length: 20 }, (_, index) => endpointOf(`10.244.1.${index + 2}`));
  const slice = sliceOf(endpoints);
  proxies.sliceChanged(slice, undefined, 0);
  const go = (nowMs: number, parts: Parameters<typeof connectionOf>[0] = {}) =>
    ended(proxies.route("node-a", connectionOf(parts), nowMs));
  const first = go(1);
  const times = [2, 60_001, 120_001].map((nowMs) => go(nowMs));
  expect(times).toEqual([first, first, first]);
  expect(go(120_001, { address: "192.168.0.1", port: 30080 })).toBe(first);
  const others = Array.from({ length: 20 }, (_, index) => go(2, { client: `10.244.3.${index}` }));
  expect(new Set(others).size).toBeGreaterThan(5);

  const left = sliceOf(endpoints.filter(({ addresses }) => addresses[0] !== first));
  proxies.sliceChanged(left, slice, 120_002);
  const second = go(120_003);
  proxies.sliceChanged(slice, left, 120_004);
  expect([second === first, go(120_005)]).toEqual([false, second]);
});

test("endpoints in two slices while they move count once", () => {
  const proxies = proxiesOf();
  const second = sliceOf([a, b], { metadata: { name: "web-2" } });
  proxies.sliceChanged(second, undefined, 0);
  proxies.sliceChanged(sliceOf([a]), undefined, 0);
  let first = 0;
  for (let index = 0; index < 1_000; index += 1) {
    if (ended(proxies.route("node-a", connectionOf(), 1)) === "10.244.1.2") first += 1;
  }
  expect(Math.abs(first - 500)).toBeLessThan(64);
});

test("ports lead to where the slices say, by name", () => {
  const ports = [
    { name: "http", port: 80, protocol: "TCP" },
    { name: "admin", port: 81, protocol: "TCP" },
  ];
  const proxies = proxiesOf({ spec: { ports } });
  const old = [{ name: "http", protocol: "TCP", port: 8080 }];
  const both = [...old, { name: "admin", protocol: "TCP", port: 9090 }];
  proxies.sliceChanged(sliceOf([a], { ports: both }), undefined, 0);
  const port = () => {
    const routed = proxies.route("node-a", connectionOf({ port: 81 }), 1);
    return routed?.kind === "endpoint" ? routed.port : routed?.kind;
  };
  expect(port()).toBe(9090);
  proxies.sliceChanged(sliceOf([a], { ports: old }), sliceOf([a], { ports: both }), 1);
  expect(port()).toBe("rejected");
});

test("slices may come before their Service, and change sides", () => {
  const proxies = new ServiceProxies({ random: seededRandom(1), delayMs: noProxyDelay });
  proxies.sliceChanged(sliceOf([a]), undefined, 0);
  proxies.serviceChanged(serviceOf(), undefined, 1);
  expect(ended(proxies.route("node-a", connectionOf(), 1))).toBe("10.244.1.2");
  const labels = { "kubernetes.io/service-name": "other" };
  const moved = sliceOf([a], { metadata: { labels } });
  proxies.sliceChanged(moved, sliceOf([a]), 2);
  expect(ended(proxies.route("node-a", connectionOf(), 2))).toBe("rejected");
  const other = {
    metadata: { name: "other" },
    spec: { clusterIP: "10.96.0.8" },
  };
  proxies.serviceChanged(serviceOf(other), undefined, 3);
  const there = connectionOf({ address: "10.96.0.8" });
  expect(ended(proxies.route("node-a", there, 3))).toBe("10.244.1.2");
});

test.each([
  { behaviour: "was deleted", next: undefined, left: [undefined, undefined] },
  {
    behaviour: "is headless now",
    next: serviceOf({ spec: { clusterIP: "None", clusterIPs: ["None"] } }),
    left: [undefined, undefined],
  },
  {
    behaviour: "has another port now",
    next: serviceOf({ spec: { ports: [{ port: 81, protocol: "TCP" }] } }),
    left: ["dropped", "10.244.1.2"],
  },
])("a Service that $behaviour is served no more at its old port", ({ next, left }) => {
  const proxies = proxiesOf();
  proxies.sliceChanged(sliceOf([a]), undefined, 0);
  proxies.serviceChanged(next, serviceOf(), 1);
  const routes = [80, 81].map((port) => proxies.route("node-a", connectionOf({ port }), 1));
  expect(routes.map(ended)).toEqual(left);
});

test("a Service whose pods all end is served by those that still serve, and then refuses", () => {
  const proxies = proxiesOf();
  const steps = [
    sliceOf([a, b]),
    sliceOf([a, { ...b, conditions: servingTerminating }]),
    sliceOf([{ ...a, conditions: servingTerminating }]),
    sliceOf([{ ...a, conditions: { ...unready, terminating: true } }]),
  ];
  const seen = steps.map((slice, index) => {
    proxies.sliceChanged(slice, steps[index - 1], index);
    const routes = Array.from({ length: 30 }, () => proxies.route("node-a", connectionOf(), index));
    return [...new Set(routes.map(ended))].sort();
  });
  expect(seen).toEqual([
    ["10.244.1.2", "10.244.2.2"],
    ["10.244.1.2"],
    ["10.244.1.2"],
    ["rejected"],
  ]);
});

test("the health check of a node counts the ready endpoints on it", () => {
  const ports = [
    { name: "http", port: 80, protocol: "TCP" },
    { name: "admin", port: 81, protocol: "TCP" },
  ];
  const proxies = proxiesOf({ spec: { ports } });
  const endpoints = [
    a,
    endpointOf("10.244.1.3"),
    endpointOf("10.244.1.4", { conditions: servingTerminating }),
  ];
  const named = ports.map(({ name }) => ({ name, protocol: "TCP", port: 8080 }));
  proxies.sliceChanged(sliceOf(endpoints, { ports: named }), undefined, 0);
  const counts = ["node-a", "node-b"].map((node) => proxies.readyLocalEndpoints(node, web, 1));
  expect([counts, proxies.readyLocalEndpoints("node-a", { ...web, name: "x" }, 1)]).toEqual([
    [2, 0],
    0,
  ]);
});
