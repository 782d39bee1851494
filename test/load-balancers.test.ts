/** Services of type LoadBalancer, from the address that they get to its return. */
import { expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import { Node } from "../api/core/node/node.ts";
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
    "EnsuringLoadBalancer: Ensuring load balancer (x1)",
    "EnsuredLoadBalancer: Ensured load balancer (x1)",
    "DeletingLoadBalancer: Deleting load balancer (x1)",
    "DeletedLoadBalancer: Deleted load balancer (x1)",
  ]);
});

test("a load balancer comes and goes in no more writes than it takes", () => {
  const cluster = clusterWith();
  const writes: string[] = [];
  cluster.observe(({ type, object: { metadata } }) => {
    if (metadata.name !== "a") return;
    const ending = metadata.deletionTimestamp === undefined ? "" : " while it ends";
    writes.push(`${type}${ending}: ${(metadata.finalizers ?? []).join()}`);
  }, Service);
  cluster.apply(loadBalancer("a"));
  cluster.advance("1s");
  cluster.delete(Service, "a");
  cluster.advance("1s");
  expect(writes).toEqual([
    "ADDED: ",
    `MODIFIED: ${finalizer}`,
    `MODIFIED: ${finalizer}`,
    `MODIFIED while it ends: ${finalizer}`,
    `DELETED while it ends: ${finalizer}`,
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
  cluster.patch(Service, "a", { spec: { loadBalancerIP: "198.51.100.1" } });
  cluster.advance("500ms");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.8 VIP"]);
  expect(eventsOf(cluster, "a").at(-1)).toBe(
    "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: " +
      "requested address 198.51.100.1 is not in 192.0.2.0/24 (x1)",
  );
});

test("who was refused an address and asks for another need not wait", () => {
  const cluster = clusterWith();
  cluster.apply(loadBalancer("a", { loadBalancerIP: "198.51.100.1" }));
  cluster.advance("1m");
  cluster.patch(Service, "a", { spec: { loadBalancerIP: "198.51.100.2" } });
  cluster.advance("500ms");
  expect(eventsOf(cluster, "a").at(-1)).toBe(
    "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: " +
      "requested address 198.51.100.2 is not in 192.0.2.0/24 (x1)",
  );
  cluster.patch(Service, "a", { spec: { loadBalancerIP: "192.0.2.7" } });
  cluster.advance("500ms");
  expect(pointsOf(cluster, "a")).toEqual(["192.0.2.7 VIP"]);
});

test("a pool that is full is told of after 5, 10, 20 s and so on, until an address is free", () => {
  const cluster = clusterWith({ loadBalancerRanges: ["192.0.2.0/30"] });
  cluster.apply(["a", "b", "c"].map((name) => loadBalancer(name)));
  cluster.advance("1m");
  expect(["a", "b", "c"].map((name) => pointsOf(cluster, name))).toEqual([
    ["192.0.2.1 VIP"],
    ["192.0.2.2 VIP"],
    [],
  ]);
  expect(eventsOf(cluster, "c")).toEqual([
    "EnsuringLoadBalancer: Ensuring load balancer (x4)",
    "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: " +
      "no free IPv4 address in 192.0.2.0/30 (x4)",
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

const excludedLabel = "node.kubernetes.io/exclude-from-external-load-balancers";
const exclude = (cluster: Cluster, name: string, value: string | null) =>
  cluster.patch(Node, name, { metadata: { labels: { [excludedLabel]: value } } });

test("events tell of nodes that are put behind a load balancer and taken away", () => {
  const cluster = clusterWith({ nodes: 2 });
  cluster.apply(loadBalancer("a"));
  cluster.advance("1s");
  exclude(cluster, "node-0", "false");
  cluster.advance("1s");
  expect(eventsOf(cluster, "a").at(-1)).toBe("EnsuredLoadBalancer: Ensured load balancer (x1)");
  exclude(cluster, "node-0", "");
  cluster.advance("1s");
  cluster.delete(Node, "node-1");
  cluster.advance("1s");
  exclude(cluster, "node-0", null);
  cluster.advance("1s");
  expect(eventsOf(cluster, "a").slice(2)).toEqual([
    "UpdatedLoadBalancer: Updated load balancer with new hosts (x2)",
    "UnAvailableLoadBalancer: There are no available nodes for LoadBalancer (x1)",
  ]);
});

test("nodes that are lost stay behind a load balancer", () => {
  const cluster = clusterWith({ nodes: 2 });
  cluster.apply(loadBalancer("a"));
  cluster.advance("1s");
  for (const name of ["node-0", "node-1"]) cluster.powerOff(name);
  cluster.advance("2m");
  cluster.apply(loadBalancer("b"));
  cluster.advance("1s");
  const ensured = [
    "EnsuringLoadBalancer: Ensuring load balancer (x1)",
    "EnsuredLoadBalancer: Ensured load balancer (x1)",
  ];
  expect([eventsOf(cluster, "a"), eventsOf(cluster, "b")]).toEqual([ensured, ensured]);
});

test("a node with the autoscaler's taint is taken away when the nodes are looked at next", () => {
  const cluster = clusterWith({ nodes: 2 });
  cluster.apply(loadBalancer("a"));
  cluster.advance("1s");
  const taints = [{ key: "ToBeDeletedByClusterAutoscaler", effect: "NoSchedule" }];
  cluster.patch(Node, "node-1", { spec: { taints } });
  cluster.advance("2m");
  expect(eventsOf(cluster, "a").at(-1)).toBe("EnsuredLoadBalancer: Ensured load balancer (x1)");
  exclude(cluster, "node-0", "true");
  cluster.advance("1s");
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
