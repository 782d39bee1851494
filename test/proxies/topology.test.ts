/** Topology Aware Routing and trafficDistribution, as their pages in the documentation say. */
import { describe, expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { followingProxies, podOn, reached, serviceOf, settle, toService } from "./following.ts";

/** Nodes `a` and `a2` in zone a, `b` in zone b, all of the same size unless said otherwise. */
function clusterOf(service: object, pods: readonly object[], cpu = "4") {
  const cluster = createCluster({
    nodes: [
      { name: "a", zone: "zone-a" },
      { name: "a2", zone: "zone-a" },
      { name: "b", zone: "zone-b", cpu },
    ],
  });
  const proxies = followingProxies(cluster);
  cluster.apply([service, ...pods]);
  settle(cluster);
  return { cluster, proxies };
}
type World = ReturnType<typeof clusterOf>;

const from = (world: World, node: string) => reached(world, node, toService(world.cluster));
const auto = { "service.kubernetes.io/topology-mode": "Auto" };
const hinted = serviceOf({}, auto);

const hintsOf = (cluster: Cluster) =>
  cluster
    .list(EndpointSlice, "default")
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === "web")
    .flatMap(({ endpoints }) =>
      (endpoints ?? []).map(
        ({ hints, targetRef }) => `${targetRef?.name} ${hints?.forZones?.[0]?.name}`,
      ),
    )
    .sort();

const eventsOf = (cluster: Cluster) =>
  cluster
    .list(Event, "default")
    .filter(({ involvedObject }) => involvedObject.kind === "Service")
    .map(({ type, reason, message }) => `${type} ${reason} ${message}`);

const ofEachNode = [podOn("a", "web-a"), podOn("a2", "web-a2"), podOn("b", "web-b")];

describe("Topology Aware Routing", () => {
  test("with topology-mode: Auto traffic is kept in its zone where there are enough endpoints", () => {
    const world = clusterOf(hinted, ofEachNode);
    expect(hintsOf(world.cluster)).toEqual(["web-a zone-a", "web-a2 zone-a", "web-b zone-b"]);
    expect(["a", "a2", "b"].map((node) => from(world, node))).toEqual([
      ["web-a", "web-a2"],
      ["web-a", "web-a2"],
      ["web-b"],
    ]);
    const enabled = "Topology Aware Hints has been enabled, addressType: IPv4";
    expect(eventsOf(world.cluster)).toContain(`Normal TopologyAwareHintsEnabled ${enabled}`);
  });

  test("a zone with twice the CPU gets twice as many endpoints, some from another zone", () => {
    // Zone b has 16 of 24 CPUs.
    const world = clusterOf(hinted, ofEachNode, "16");
    expect(
      hintsOf(world.cluster)
        .map((each) => each.split(" ")[1])
        .sort(),
    ).toEqual(["zone-a", "zone-b", "zone-b"]);
  });

  test("with fewer endpoints than zones kube-proxy selects from anywhere, and an event says why", () => {
    const world = clusterOf(hinted, [podOn("a", "web-a")]);
    expect(from(world, "b")).toEqual(["web-a"]);
    const why = "Insufficient number of endpoints (1 endpoints, 2 zones), addressType: IPv4";
    expect(eventsOf(world.cluster)).toContain(`Warning TopologyAwareHintsDisabled ${why}`);
  });

  test("with a node that says no zone there are no hints, until it says it", () => {
    const world = clusterOf(hinted, ofEachNode);
    world.cluster.patch(Node, "b", {
      metadata: { labels: { "topology.kubernetes.io/zone": null } },
    });
    world.cluster.advance("3s");
    expect([hintsOf(world.cluster)[0], from(world, "a")]).toEqual([
      "web-a undefined",
      ["web-a", "web-a2", "web-b"],
    ]);
    world.cluster.patch(Node, "b", {
      metadata: { labels: { "topology.kubernetes.io/zone": "zone-b" } },
    });
    world.cluster.advance("3s");
    expect(from(world, "a")).toEqual(["web-a", "web-a2"]);
  });

  test("a zone that lost its endpoints gets one of another zone", () => {
    const world = clusterOf(hinted, [...ofEachNode, podOn("a2", "web-a3")]);
    world.cluster.delete(Pod, "web-b");
    world.cluster.advance("1m");
    expect(from(world, "b")).toHaveLength(1);
    expect(from(world, "a")).toHaveLength(2);
  });

  test("without the annotation traffic goes anywhere again", () => {
    const world = clusterOf(hinted, ofEachNode);
    world.cluster.patch(Service, "web", {
      metadata: { annotations: { "service.kubernetes.io/topology-mode": null } },
    });
    world.cluster.advance("3s");
    expect(from(world, "b")).toEqual(["web-a", "web-a2", "web-b"]);
    const disabled = "Topology Aware Hints has been disabled, addressType: IPv4";
    expect(eventsOf(world.cluster)).toContain(`Warning TopologyAwareHintsDisabled ${disabled}`);
  });

  test("hints are not used with internalTrafficPolicy: Local", () => {
    const world = clusterOf(serviceOf({ internalTrafficPolicy: "Local" }, auto), ofEachNode);
    expect(from(world, "a")).toEqual(["web-a"]);
  });
});

describe("Traffic distribution", () => {
  test.each(["PreferSameZone", "PreferClose"])(
    "%s keeps traffic in the zone of the client, and goes elsewhere where there is no endpoint",
    (trafficDistribution) => {
      const world = clusterOf(serviceOf({ trafficDistribution }), ofEachNode);
      expect([from(world, "a"), from(world, "b")]).toEqual([["web-a", "web-a2"], ["web-b"]]);
      world.cluster.delete(Pod, "web-b");
      world.cluster.advance("1m");
      expect(from(world, "b")).toEqual(["web-a", "web-a2"]);
    },
  );

  test("PreferSameNode keeps traffic on the node, then in its zone, then anywhere", () => {
    const world = clusterOf(serviceOf({ trafficDistribution: "PreferSameNode" }), ofEachNode);
    const seen = () => ["a", "b"].map((node) => from(world, node));
    expect(seen()).toEqual([["web-a"], ["web-b"]]);
    for (const name of ["web-a", "web-b"]) world.cluster.delete(Pod, name);
    world.cluster.advance("1m");
    expect(seen()).toEqual([["web-a2"], ["web-a2"]]);
  });
});
