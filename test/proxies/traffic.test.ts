/** Traffic policies, terminating endpoints and affinity, as Kubernetes' pages on Services say. */
import { describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { createCluster } from "../../simulator/cluster.ts";
import {
  followingProxies,
  podOn,
  reached,
  serviceOf,
  settle,
  toNodePort,
  toService,
} from "./following.ts";

/** Pods `web-0` on node-0 and `web-1` on node-1, and none on node-2. */
function clusterOf(service: object, podSpec: object = {}) {
  const cluster = createCluster();
  const proxies = followingProxies(cluster);
  cluster.apply([service, podOn("node-0", "web-0", podSpec), podOn("node-1", "web-1", podSpec)]);
  settle(cluster);
  return { cluster, proxies };
}
type World = ReturnType<typeof clusterOf>;

const nodes = ["node-0", "node-1", "node-2"];
const fromEachNode = (world: World) =>
  nodes.map((node) => reached(world, node, toService(world.cluster)));
const atEachNode = (world: World) =>
  nodes.map((node) => reached(world, node, toNodePort(world.cluster, node)));

describe("Virtual IPs and Service Proxies", () => {
  test("kube-proxy in iptables mode chooses a backend at random", () => {
    const both = ["web-0", "web-1"];
    expect(fromEachNode(clusterOf(serviceOf()))).toEqual([both, both, both]);
  });

  test("kube-proxy only sees backends that test out as healthy by their readiness probes", () => {
    const world = clusterOf(serviceOf());
    const readinessProbe = { tcpSocket: { port: 81 } };
    const containers = [{ name: "c", image: "nginx", readinessProbe }];
    world.cluster.delete(Pod, "web-1");
    world.cluster.advance("1m");
    world.cluster.apply(podOn("node-1", "web-1", { containers }));
    world.cluster.advance("1m");
    expect(fromEachNode(world)[0]).toEqual(["web-0"]);
  });

  test("connections from a particular client are passed to the same Pod each time", () => {
    const { cluster, proxies } = clusterOf(serviceOf({ sessionAffinity: "ClientIP" }));
    const clients = Array.from({ length: 20 }, (_, index) => `10.244.9.${index}`);
    const podsOf = (client: string) =>
      reached({ cluster, proxies }, "node-2", { ...toService(cluster), client });
    const chosen = clients.map(podsOf);
    expect(new Set(chosen.map((pods) => pods?.length))).toEqual(new Set([1]));
    expect(new Set(chosen.flat())).toEqual(new Set(["web-0", "web-1"]));
    // Three hours are the default, and each connection begins them anew.
    cluster.advance("2h59m");
    expect(clients.map(podsOf)).toEqual(chosen);
    cluster.advance("3h");
    expect(clients.map(podsOf)).toEqual(chosen);
    cluster.advance("3h1s");
    expect(clients.map(podsOf)).not.toEqual(chosen);
  });

  test("a Service that is deleted is no longer served, some moments later", () => {
    const world = clusterOf(serviceOf());
    const connection = toService(world.cluster);
    world.cluster.delete(Service, "web");
    expect(reached(world, "node-0", connection)).toEqual(["web-0", "web-1"]);
    world.cluster.advance("1s");
    expect(reached(world, "node-0", connection)).toBeUndefined();
  });
});

describe("Service Internal Traffic Policy", () => {
  test("Local only considers endpoints on the node that the traffic comes from", () => {
    const world = clusterOf(serviceOf({ internalTrafficPolicy: "Local" }));
    expect(fromEachNode(world)).toEqual([["web-0"], ["web-1"], "dropped"]);
  });

  test("external traffic is no matter of it", () => {
    const world = clusterOf(serviceOf({ type: "NodePort", internalTrafficPolicy: "Local" }));
    expect(atEachNode(world)[2]).toEqual(["web-0", "web-1"]);
  });
});

describe("External traffic policy", () => {
  const local = serviceOf({ type: "NodePort", externalTrafficPolicy: "Local" });

  test("Cluster routes external traffic to all ready endpoints, whatever node it comes to", () => {
    const both = ["web-0", "web-1"];
    expect(atEachNode(clusterOf(serviceOf({ type: "NodePort" })))).toEqual([both, both, both]);
  });

  test("Local routes to endpoints on the node, and drops what comes to a node without one", () => {
    expect(atEachNode(clusterOf(local))).toEqual([["web-0"], ["web-1"], "dropped"]);
  });

  test("Local keeps the address of the client, Cluster hides it", () => {
    const hides = [local, serviceOf({ type: "NodePort" })].map((service) => {
      const { cluster, proxies } = clusterOf(service);
      const routed = proxies.route("node-0", toNodePort(cluster, "node-0"), cluster.nowMs);
      return routed?.kind === "endpoint" && routed.isMasqueraded;
    });
    expect(hides).toEqual([false, true]);
  });

  test("pods that call a node port are not held to Local", () => {
    const world = clusterOf(local);
    const connection = { ...toNodePort(world.cluster, "node-2"), isExternal: false };
    expect(reached(world, "node-0", connection)).toEqual(["web-0", "web-1"]);
  });

  test("the health check of a node tells load balancers of ready endpoints only", () => {
    const slow = { preStop: { exec: { command: ["sleep", "20"] } } };
    const world = clusterOf(local, {
      containers: [{ name: "c", image: "nginx", lifecycle: slow }],
    });
    const { cluster, proxies } = world;
    const web = { namespace: "default", name: "web" };
    const healthy = () =>
      nodes.map((node) => proxies.readyLocalEndpoints(node, web, cluster.nowMs));
    expect(healthy()).toEqual([1, 1, 0]);
    cluster.delete(Pod, "web-1");
    cluster.advance("5s");
    // It still takes what comes to its node, while the load balancer learns to go elsewhere.
    expect([healthy(), atEachNode(world)]).toEqual([
      [1, 0, 0],
      [["web-0"], ["web-1"], "dropped"],
    ]);
  });
});

describe("KEP-1669: Proxy Terminating Endpoints", () => {
  // Pods that go on serving for 20 seconds after they are deleted.
  const lifecycle = { preStop: { exec: { command: ["sleep", "20"] } } };
  const slowly = { containers: [{ name: "c", image: "nginx", lifecycle }] };
  const both = ["web-0", "web-1"];

  test("only some endpoints terminating when traffic policy is Cluster: the ready ones", () => {
    const world = clusterOf(serviceOf(), slowly);
    world.cluster.delete(Pod, "web-1");
    world.cluster.advance("5s");
    expect(fromEachNode(world)).toEqual([["web-0"], ["web-0"], ["web-0"]]);
  });

  test("all endpoints terminating and traffic policy is Cluster: those that still serve", () => {
    const world = clusterOf(serviceOf(), slowly);
    for (const name of both) world.cluster.delete(Pod, name);
    world.cluster.advance("5s");
    expect(fromEachNode(world)).toEqual([both, both, both]);
    world.cluster.advance("1m");
    expect(fromEachNode(world)).toEqual(["rejected", "rejected", "rejected"]);
  });

  test("all endpoints terminating on a node when traffic policy is Local: those there", () => {
    const world = clusterOf(serviceOf({ internalTrafficPolicy: "Local" }), slowly);
    world.cluster.delete(Pod, "web-1");
    world.cluster.advance("5s");
    expect(fromEachNode(world)).toEqual([["web-0"], ["web-1"], "dropped"]);
    world.cluster.advance("1m");
    expect(fromEachNode(world)).toEqual([["web-0"], "dropped", "dropped"]);
  });

  test("terminating endpoints that are not ready get nothing", () => {
    const readinessProbe = { tcpSocket: { port: 81 } };
    const world = clusterOf(serviceOf());
    world.cluster.apply(
      podOn("node-2", "web-2", { containers: [{ ...slowly.containers[0], readinessProbe }] }),
    );
    world.cluster.advance("30s");
    for (const name of [...both, "web-2"]) world.cluster.delete(Pod, name);
    world.cluster.advance("5s");
    expect(fromEachNode(world)).toEqual(["rejected", "rejected", "rejected"]);
  });
});
