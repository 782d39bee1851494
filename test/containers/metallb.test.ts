/** MetalLB hands out the addresses of its pools, in place of the cluster's own load balancers. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Service } from "../../api/core/service/service.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { customResource } from "../custom-resources/crontabs.ts";
import { clusterAccount, everything, kindOf, robotPod } from "./account.ts";

const group = "metallb.io";

const controller = (...args: readonly string[]) =>
  robotPod("controller", {
    containers: [
      { name: "c", image: "quay.io/metallb/controller:v0.15.2", args: ["--port=7472", ...args] },
    ],
  });

const pool = (name: string, addresses: readonly string[], more: object = {}) => ({
  apiVersion: `${group}/v1beta1`,
  kind: "IPAddressPool",
  metadata: { name },
  spec: { addresses, ...more },
});

const service = (name: string, spec: object = {}, annotations: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, annotations },
  spec: { type: "LoadBalancer", ports: [{ port: 80 }], selector: { app: name }, ...spec },
});

function installed(objects: readonly object[], ...args: readonly string[]): Cluster {
  const cluster = createCluster();
  cluster.apply(kindOf("IPAddressPool", { group, versions: ["v1beta1"] }));
  cluster.apply([...clusterAccount(everything), controller(...args), ...objects]);
  cluster.advance("1m");
  return cluster;
}

const addressesOf = (cluster: Cluster, name: string) =>
  (cluster.get(Service, name)?.status.loadBalancer.ingress ?? []).map(({ ip }) => ip).join();
const failuresOf = (cluster: Cluster, name: string) =>
  cluster
    .list(Event)
    .filter(({ involvedObject, type }) => type === "Warning" && involvedObject.name === name)
    .map(({ message }) => message);

const usual = pool("first", ["192.168.1.240-192.168.1.250"]);

test.each([
  {
    behaviour: "the lowest address of a range",
    objects: [usual, service("web")],
    addresses: "192.168.1.240",
  },
  {
    behaviour: "the address that its annotation asks for",
    objects: [usual, service("web", {}, { "metallb.io/loadBalancerIPs": "192.168.1.245" })],
    addresses: "192.168.1.245",
  },
  {
    behaviour: "the address that its spec asks for",
    objects: [usual, service("web", { loadBalancerIP: "192.168.1.246" })],
    addresses: "192.168.1.246",
  },
  {
    behaviour: "an address of the pool that it names, though that is for nobody else",
    objects: [
      usual,
      pool("second", ["10.9.0.0/30"], { autoAssign: false }),
      service("web", {}, { "metallb.universe.tf/address-pool": "second" }),
    ],
    addresses: "10.9.0.0",
  },
  {
    behaviour: "no address that old routers take for a broadcast",
    objects: [pool("first", ["10.9.0.0/24"], { avoidBuggyIPs: true }), service("web")],
    addresses: "10.9.0.1",
  },
  {
    behaviour: "an address of the pool of its namespace first",
    objects: [
      usual,
      pool("second", ["10.9.0.8/29"], {
        serviceAllocation: { priority: 10, namespaces: ["default"] },
      }),
      service("web"),
    ],
    addresses: "10.9.0.8",
  },
])("a Service gets $behaviour", ({ objects, addresses }) => {
  const cluster = installed(objects);
  expect(addressesOf(cluster, "web")).toBe(addresses);
  const { finalizers, annotations } = cluster.get(Service, "web")?.metadata ?? {};
  expect(annotations?.["metallb.io/ip-allocated-from-pool"]).toMatch(/^(first|second)$/);
  expect(finalizers).toBeUndefined();
});

test.each([
  {
    behaviour: "asks for an address of no pool",
    objects: [usual, service("web", { loadBalancerIP: "10.1.1.1" })],
    problem: '["10.1.1.1"] is not allowed in config',
  },
  {
    behaviour: "names a pool that is not there",
    objects: [usual, service("web", {}, { "metallb.io/address-pool": "other" })],
    problem: 'unknown pool "other"',
  },
  {
    behaviour: "comes too late",
    objects: [pool("first", ["10.9.0.1/32"]), service("early"), service("web")],
    problem: "no available IPs",
  },
  {
    behaviour: "wants an address that another has",
    objects: [
      usual,
      service("early", { loadBalancerIP: "192.168.1.240" }),
      service("web", { loadBalancerIP: "192.168.1.240" }),
    ],
    problem: 'can\'t change sharing key for "default/web", address also in use by default/early',
  },
])("a Service waits that $behaviour, and is told so once", ({ objects, problem }) => {
  const cluster = installed(objects);
  cluster.advance("1m");
  expect(addressesOf(cluster, "web")).toBe("");
  const message = `Failed to allocate IP for "default/web": ${problem}`;
  expect(failuresOf(cluster, "web")).toEqual([message]);
});

test("two Services of one sharing key have one address, on different ports", () => {
  const key = { "metallb.io/allow-shared-ip": "dns" };
  const loadBalancerIP = "192.168.1.241";
  const cluster = installed([
    usual,
    service("tcp", { loadBalancerIP, ports: [{ port: 53 }] }, key),
    service("udp", { loadBalancerIP, ports: [{ port: 53, protocol: "UDP" }] }, key),
  ]);
  expect([addressesOf(cluster, "tcp"), addressesOf(cluster, "udp")]).toEqual([
    loadBalancerIP,
    loadBalancerIP,
  ]);
});

test("a class is served where it is told to, and others are not", () => {
  const loadBalancerClass = "metallb";
  const objects = [usual, service("own", { loadBalancerClass }), service("other")];
  const cluster = installed(objects, "--lb-class=metallb");
  expect(addressesOf(cluster, "own")).toBe("192.168.1.240");
  expect(addressesOf(cluster, "other")).toBe("");
});

test("Services move to its addresses once it has any, and give them back", () => {
  const cluster = installed([service("web")]);
  expect(addressesOf(cluster, "web")).toBe("192.0.2.1");
  cluster.apply(usual);
  cluster.advance("20s");
  expect(addressesOf(cluster, "web")).toBe("192.168.1.240");
  cluster.apply({ ...service("web"), spec: { ports: [{ port: 80 }], type: "ClusterIP" } });
  cluster.advance("20s");
  expect(addressesOf(cluster, "web")).toBe("");
  cluster.apply(service("next"));
  cluster.advance("20s");
  expect(addressesOf(cluster, "next")).toBe("192.168.1.240");
  const kind = customResource(cluster, `${group}/v1beta1`, "IPAddressPool");
  cluster.delete(kind, "first");
  cluster.apply(service("last"));
  cluster.advance("20s");
  expect(addressesOf(cluster, "last")).toBe("192.0.2.1");
});
