/** Services of type LoadBalancer, from the address that they get to its return. */
import { expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import { Service } from "../api/core/service/service.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../simulator/cluster.ts";

const loadBalancer = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { type: "LoadBalancer", selector: { app: name }, ports: [{ port: 80 }], ...spec },
});

function clusterWith(options: ClusterOptions = {}): Cluster {
  const cluster = createCluster({ nodes: 1, ...options });
  cluster.advance("1m");
  return cluster;
}

const finalizer = "service.kubernetes.io/load-balancer-cleanup";

/** The points of entry of a Service: `192.0.2.1 VIP`. */
const pointsOf = (cluster: Cluster, name: string) =>
  (cluster.get(Service, name)?.status.loadBalancer.ingress ?? []).map(
    ({ ip, ipMode }) => `${ip} ${ipMode}`,
  );

const eventsOf = (cluster: Cluster, name: string) =>
  cluster
    .list(Event, "default")
    .filter(({ involvedObject }) => involvedObject.name === name)
    .map(({ reason, message, count }) => `${reason}: ${message} (x${count})`);

test("a Service gets an address, keeps it, and gives it back when it goes", () => {
  const cluster = clusterWith();
  cluster.apply(loadBalancer("a"));
  cluster.advance("1s");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.1 VIP"]);
  expect(cluster.get(Service, "a")?.metadata.finalizers).toEqual([finalizer]);
  cluster.apply(loadBalancer("b"));
  cluster.advance("1s");
  expect(pointsOf(cluster, "b")).toEqual(["192.0.2.2 VIP"]);
  cluster.delete(Service, "a");
  cluster.advance("1s");
  expect(cluster.get(Service, "a")).toBe(undefined);
  cluster.apply(loadBalancer("c"));
  cluster.advance("1s");
  expect([pointsOf(cluster, "b"), pointsOf(cluster, "c")]).toEqual([
    ["192.0.2.2 VIP"],
    ["192.0.2.1 VIP"],
  ]);
  expect(eventsOf(cluster, "a")).toEqual([
    "EnsuringLoadBalancer: Ensuring load balancer (x1)",
    "EnsuredLoadBalancer: Ensured load balancer (x1)",
    "DeletingLoadBalancer: Deleting load balancer (x1)",
    "DeletedLoadBalancer: Deleted load balancer (x1)",
  ]);
});

test("a change of type brings a load balancer and takes it away", () => {
  const cluster = clusterWith();
  cluster.apply(loadBalancer("a", { type: "ClusterIP" }));
  cluster.advance("1s");
  cluster.patch(Service, "a", { spec: { type: "LoadBalancer" } });
  cluster.advance("1s");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.1 VIP"]);
  cluster.patch(Service, "a", { spec: { type: "ClusterIP" } });
  cluster.advance("1s");
  const { metadata, status } = cluster.get(Service, "a") ?? {};
  expect([metadata?.finalizers, status]).toEqual([undefined, { loadBalancer: {} }]);
  expect(eventsOf(cluster, "a")).toEqual([
    "Type: ClusterIP -> LoadBalancer (x1)",
    "EnsuringLoadBalancer: Ensuring load balancer (x1)",
    "EnsuredLoadBalancer: Ensured load balancer (x1)",
    "Type: LoadBalancer -> ClusterIP (x1)",
    "DeletingLoadBalancer: Deleting load balancer (x1)",
    "DeletedLoadBalancer: Deleted load balancer (x1)",
  ]);
});

test("a Service of a class is somebody else's", () => {
  const cluster = clusterWith();
  cluster.apply(loadBalancer("a", { loadBalancerClass: "example.com/other" }));
  cluster.advance("1m");
  expect([pointsOf(cluster, "a"), eventsOf(cluster, "a")]).toEqual([[], []]);
});

test("the address that a Service asks for is its own, and nobody else's", () => {
  const cluster = clusterWith();
  cluster.apply(loadBalancer("a", { loadBalancerIP: "192.0.2.77" }));
  cluster.advance("1s");
  cluster.apply(loadBalancer("b", { loadBalancerIP: "192.0.2.77" }));
  cluster.advance("500ms");
  expect([pointsOf(cluster, "a"), pointsOf(cluster, "b")]).toEqual([["192.0.2.77 VIP"], []]);
  expect(eventsOf(cluster, "b").at(-1)).toBe(
    "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: " +
      "requested address 192.0.2.77 is in use by default/a (x1)",
  );
  cluster.delete(Service, "a");
  cluster.advance("1s");
  expect(pointsOf(cluster, "b")).toEqual(["192.0.2.77 VIP"]);
});

test("another address that is asked for takes the place of the one before", () => {
  const cluster = clusterWith();
  cluster.apply(loadBalancer("a", { loadBalancerIP: "192.0.2.7" }));
  cluster.advance("1s");
  cluster.patch(Service, "a", { spec: { loadBalancerIP: "192.0.2.8" } });
  cluster.advance("1s");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.8 VIP"]);
  expect(eventsOf(cluster, "a")).toContain("LoadbalancerIP: 192.0.2.7 -> 192.0.2.8 (x1)");
  cluster.patch(Service, "a", { spec: { loadBalancerIP: "198.51.100.1" } });
  cluster.advance("500ms");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.8 VIP"]);
  expect(eventsOf(cluster, "a").at(-1)).toBe(
    "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: " +
      "requested address 198.51.100.1 is not in 192.0.2.0/24 (x1)",
  );
});

test("a pool that is full is told of time and again, until an address is free", () => {
  const cluster = clusterWith({ loadBalancerRanges: ["192.0.2.0/30"] });
  cluster.apply(["a", "b", "c"].map((name) => loadBalancer(name)));
  cluster.advance("1m");
  expect(["a", "b", "c"].map((name) => pointsOf(cluster, name))).toEqual([
    ["192.0.2.1 VIP"],
    ["192.0.2.2 VIP"],
    [],
  ]);
  expect(eventsOf(cluster, "c")).toEqual([
    "EnsuringLoadBalancer: Ensuring load balancer (x6)",
    "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: " +
      "no free IPv4 address in 192.0.2.0/30 (x6)",
  ]);
  cluster.delete(Service, "a");
  cluster.advance("1s");
  expect(pointsOf(cluster, "c")).toEqual(["192.0.2.1 VIP"]);
});

test("a Service of both families gets an address of each", () => {
  const cluster = clusterWith({
    serviceRangeIPv6: "fd00:10:96::/112",
    loadBalancerRanges: ["192.0.2.0/24", "2001:db8::/112"],
  });
  cluster.apply(loadBalancer("a", { ipFamilyPolicy: "PreferDualStack" }));
  cluster.advance("1s");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.1 VIP", "2001:db8::1 VIP"]);
  cluster.patch(Service, "a", { spec: { ipFamilyPolicy: "SingleStack" } });
  cluster.advance("1s");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.1 VIP"]);
});

test("events tell of nodes that come and go behind a load balancer", () => {
  const cluster = clusterWith({ nodes: 2 });
  cluster.apply(loadBalancer("a"));
  cluster.advance("1s");
  cluster.powerOff("node-1");
  cluster.advance("2m");
  expect(eventsOf(cluster, "a").at(-1)).toBe(
    "UpdatedLoadBalancer: Updated load balancer with new hosts (x1)",
  );
  cluster.powerOff("node-0");
  cluster.advance("2m");
  expect(eventsOf(cluster, "a").at(-1)).toBe(
    "UnAvailableLoadBalancer: There are no available nodes for LoadBalancer (x1)",
  );
});

test("a controller that starts anew changes nothing", () => {
  const cluster = clusterWith();
  cluster.apply(["a", "b"].map((name) => loadBalancer(name)));
  cluster.advance("1s");
  const before = ["a", "b"].map((name) => cluster.get(Service, name));
  cluster.restart("kube-controller-manager");
  cluster.advance("1m");
  expect(["a", "b"].map((name) => cluster.get(Service, name))).toEqual(before);
});
