/** What becomes of nodes that are lost, go or are made by hand, and of the pods on them. */
import { describe, expect, test } from "vitest";
import { Lease } from "../api/coordination/lease.ts";
import { Event } from "../api/core/event.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service } from "../api/core/service/service.ts";
import { EndpointSlice } from "../api/discovery/endpointslice.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { isReady, podsOf } from "./rollouts/bounds.ts";
import { nodeStatus, taintsOf } from "./rollouts/nodes.ts";
import { web } from "./rollouts/web.ts";

const ports = [{ port: 80 }];
const nodesOfEndpoints = (cluster: Cluster) =>
  cluster
    .list(EndpointSlice, "default")
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === "s")
    .flatMap(({ endpoints = [] }) => (endpoints ?? []).map(({ nodeName }) => nodeName))
    .sort();

const readyPods = (cluster: Cluster) => podsOf(cluster, "default").filter(isReady);

describe("nodes", () => {
  test("that are all lost keep their pods: more likely it is the network that is lost", () => {
    const cluster = createCluster();
    cluster.apply(web("nginx", { replicas: 3 }));
    cluster.until(() => readyPods(cluster).length === 3);
    for (const name of ["node-0", "node-1", "node-2"]) cluster.powerOff(name);
    cluster.until(() => nodeStatus(cluster, "node-2") === "Unknown");
    cluster.advance("20m");
    expect(taintsOf(cluster, "node-0")).toEqual(["node.kubernetes.io/unreachable:NoSchedule"]);
    expect(podsOf(cluster, "default").filter(({ metadata }) => metadata.deletionTimestamp)).toEqual(
      [],
    );
  });

  test("that nobody hears for twenty minutes are ready again within seconds of the end", () => {
    const cluster = createCluster({ nodes: 2 });
    cluster.advance("1m");
    cluster.apply({
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "Fault",
      metadata: { name: "silence" },
      spec: { type: "APIError", target: { process: "kubelet" }, duration: "20m" },
    });
    cluster.advance("20m");
    expect(["node-0", "node-1"].map((name) => nodeStatus(cluster, name))).toEqual([
      "Unknown",
      "Unknown",
    ]);
    cluster.until(
      () => ["node-0", "node-1"].every((name) => nodeStatus(cluster, name) === "True"),
      { within: "8s" },
    );
  });

  test("are heard while their kubelets hear nothing: their watches are late, not their leases", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.advance("1m");
    cluster.apply({
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "Fault",
      metadata: { name: "deaf" },
      spec: { type: "StaleCache", target: { process: "kubelet" }, delay: "10m" },
    });
    cluster.advance("3m");
    expect(nodeStatus(cluster, "node-0")).toBe("True");
  });

  test("renew a lease that somebody has edited, and make one anew that is gone", () => {
    const cluster = createCluster({ nodes: 1 });
    const namespace = "kube-node-lease";
    const lease = () => cluster.get(Lease, "node-0", namespace);
    cluster.advance("1m");
    cluster.apply({
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      metadata: { name: "node-0", namespace, labels: { edited: "true" } },
    });
    cluster.advance("1m");
    const renewed = lease();
    expect(renewed?.metadata.labels).toEqual({ edited: "true" });
    expect(cluster.nowMs - Date.parse(renewed?.spec.renewTime ?? "")).toBeLessThan(10_000);
    cluster.delete(Lease, "node-0", { namespace });
    cluster.advance("1m");
    expect(lease()?.metadata.uid).not.toBe(renewed?.metadata.uid);
    expect(cluster.nowMs - Date.parse(lease()?.spec.renewTime ?? "")).toBeLessThan(10_000);
  });

  test("that are made by hand get addresses for their pods, and are told of when they go", () => {
    const cluster = createCluster({ clusterCidr: "10.50.0.0/22" });
    const hand = (name: string) => ({ apiVersion: "v1", kind: "Node", metadata: { name } });
    cluster.apply([hand("a"), hand("b")]);
    cluster.advance("1s");
    const cidrs = () =>
      cluster
        .list(Node)
        .map(({ spec }) => spec.podCIDRs?.[0])
        .sort();
    const all = ["10.50.0.0/24", "10.50.1.0/24", "10.50.2.0/24", "10.50.3.0/24"];
    expect(cidrs()).toEqual([...all, undefined]);
    expect(nodeEvents(cluster)).toContain("CIDRNotAvailable b");
    cluster.delete(Node, "a");
    cluster.advance("1s");
    expect(cidrs()).toEqual(all);
    expect(nodeEvents(cluster)).toContain("RemovingNode a");
  });
});

describe("pods that no kubelet looks after are ended", () => {
  const bare = (name: string, parts: { metadata?: object; spec?: object } = {}) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, ...parts.metadata },
    spec: { containers: [{ name: "app", image: "nginx" }], ...parts.spec },
  });

  test("where their node was deleted, once it has been missed for 40 seconds", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply(bare("orphan"));
    cluster.until(() => readyPods(cluster).length === 1);
    cluster.powerOff("node-0");
    cluster.delete(Node, "node-0");
    cluster.advance("39s");
    expect(cluster.get(Pod, "orphan")?.metadata.deletionTimestamp).toBeUndefined();
    cluster.advance("2s");
    expect(cluster.get(Pod, "orphan")).toBeUndefined();
  });

  test("and are endpoints of their Service until it is looked at again", () => {
    const cluster = createCluster();
    const selector = { app: "web" };
    cluster.apply([
      web("nginx", { replicas: 1 }),
      { apiVersion: "v1", kind: "Service", metadata: { name: "s" }, spec: { selector, ports } },
    ]);
    cluster.until(() => readyPods(cluster).length === 1);
    cluster.advance("5s");
    cluster.powerOff("node-0");
    cluster.delete(Node, "node-0");
    cluster.advance("5s");
    expect(nodesOfEndpoints(cluster)).toEqual(["node-0"]);

    cluster.patch(Service, "s", { metadata: { labels: { tier: "front" } } });
    cluster.advance("5s");
    expect(nodesOfEndpoints(cluster)).toEqual([]);
    const told = cluster.list(Event).filter(({ involvedObject }) => involvedObject.name === "s");
    expect(told.map(({ type, reason, message }) => `${type} ${reason} ${message}`)).toEqual([
      expect.stringMatching(
        /^Warning FailedToUpdateEndpointSlices Error updating .* Node node-0 Not Found$/,
      ),
    ]);
  });

  test("not where the node is back by then", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply(bare("kept"));
    cluster.until(() => readyPods(cluster).length === 1);
    cluster.delete(Node, "node-0");
    cluster.advance("20s");
    cluster.restart("kubelet");
    cluster.advance("5m");
    expect(cluster.get(Pod, "kept")?.metadata.deletionTimestamp).toBeUndefined();
  });

  test("where somebody says that their lost node is out of service", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply(bare("stuck"));
    cluster.until(() => readyPods(cluster).length === 1);
    cluster.powerOff("node-0");
    cluster.until(() => nodeStatus(cluster, "node-0") === "Unknown");
    cluster.delete(Pod, "stuck");
    cluster.advance("10m");
    expect(cluster.get(Pod, "stuck")?.metadata.deletionTimestamp).toBeDefined();
    const taint = { key: "node.kubernetes.io/out-of-service", value: "off", effect: "NoExecute" };
    const { taints = [] } = cluster.get(Node, "node-0")?.spec ?? {};
    cluster.patch(Node, "node-0", { spec: { taints: [...taints, taint] } });
    cluster.advance("1s");
    expect(cluster.get(Pod, "stuck")).toBeUndefined();
  });

  test("where they are to go before they were bound", () => {
    const cluster = createCluster({ nodes: 1 });
    const metadata = { finalizers: ["example.com/held"] };
    cluster.apply(bare("unbound", { metadata, spec: { nodeSelector: { none: "such" } } }));
    cluster.delete(Pod, "unbound");
    cluster.advance("1s");
    expect(cluster.get(Pod, "unbound")?.status.phase).toBe("Failed");
  });
});

describe("a pod that bears the loss of its node for a time", () => {
  const tolerant = (seconds: number) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: {
      containers: [{ name: "app", image: "nginx" }],
      tolerations: ["unreachable", "not-ready"].map((key) => ({
        key: `node.kubernetes.io/${key}`,
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: seconds,
      })),
    },
  });
  /** Two nodes, of which one is lost: the one with the pod. */
  function losing(seconds: number) {
    const cluster = createCluster({ nodes: 2 });
    cluster.apply(tolerant(seconds));
    cluster.until(() => readyPods(cluster).length === 1);
    const name = cluster.get(Pod, "p")?.spec.nodeName ?? "";
    cluster.powerOff(name);
    const evicting = "node.kubernetes.io/unreachable:NoExecute";
    cluster.until(() => taintsOf(cluster, name).includes(evicting), { within: "2m" });
    return { cluster, name };
  }
  const isGoing = (cluster: Cluster) =>
    cluster.get(Pod, "p")?.metadata.deletionTimestamp !== undefined;
  const tellings = (cluster: Cluster) =>
    cluster.list(Event, "default").filter(({ reason }) => reason === "TaintManagerEviction");

  test("goes when that is over", () => {
    const { cluster } = losing(60);
    cluster.advance("59s");
    expect(isGoing(cluster)).toBe(false);
    cluster.advance("2s");
    expect(isGoing(cluster)).toBe(true);
    expect(tellings(cluster).map(({ message }) => message)).toEqual([
      "Marking for deletion Pod default/p",
    ]);
  });

  test("stays where the node is back by then", () => {
    const { cluster, name } = losing(60);
    cluster.advance("30s");
    cluster.powerOn(name);
    cluster.advance("10m");
    expect(isGoing(cluster)).toBe(false);
    expect(tellings(cluster).map(({ message }) => message)).toEqual([
      "Cancelling deletion of Pod default/p",
    ]);
  });

  test("goes when it was to go, though one taint takes the place of another", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply(tolerant(60));
    cluster.until(() => readyPods(cluster).length === 1);
    // The node itself is well: these are the taints of a person, who gives them no date.
    const taint = (key: string) => {
      const spec = { taints: [{ key, value: "by-hand", effect: "NoExecute" }] };
      cluster.patch(Node, "node-0", { spec });
      cluster.advance("1ms");
    };
    cluster.patch(Pod, "p", {
      spec: {
        tolerations: [
          { operator: "Exists", effect: "NoExecute", tolerationSeconds: 60 },
          ...(cluster.get(Pod, "p")?.spec.tolerations ?? []),
        ],
      },
    });
    taint("first");
    cluster.advance("30s");
    taint("second");
    expect(cluster.get(Node, "node-0")?.spec.taints).toEqual([
      { key: "second", value: "by-hand", effect: "NoExecute" },
    ]);
    cluster.advance("29s");
    expect(tellings(cluster)).toEqual([]);
    cluster.advance("2s");
    expect(tellings(cluster).map(({ message }) => message)).toEqual([
      "Marking for deletion Pod default/p",
    ]);
  });
});

const nodeEvents = (cluster: Cluster) =>
  cluster.list(Event).map(({ reason, involvedObject: { name } }) => `${reason} ${name}`);

test("the labels of old say what those that took their place do", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.settle();
  const labels = { "beta.kubernetes.io/os": null, "kubernetes.io/arch": "arm64" };
  cluster.patch(Node, "node-0", { metadata: { labels } });
  cluster.settle();
  expect(cluster.get(Node, "node-0")?.metadata.labels).toMatchObject({
    "beta.kubernetes.io/os": "linux",
    "beta.kubernetes.io/arch": "arm64",
  });
});

test("the address of a pod that has ended is free for another", () => {
  // It is the only one that there is.
  const cluster = createCluster({ nodes: [{ name: "node-0", podCIDR: "10.244.0.0/30" }] });
  const shell = (name: string, script: string) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: {
      restartPolicy: "Never",
      containers: [{ name: "c", image: "busybox", command: ["sh", "-c", script] }],
    },
  });
  const addressOf = (name: string) => cluster.get(Pod, name)?.status.podIP;
  cluster.apply(shell("ending", "sleep 1"));
  cluster.advance("30s");
  expect(cluster.get(Pod, "ending")?.status.phase).toBe("Succeeded");
  cluster.apply(shell("next", "sleep 1000"));
  cluster.advance("30s");
  expect(addressOf("next")).toBeDefined();
  expect(addressOf("next")).toBe(addressOf("ending"));
});

test("a kubelet that sees everything minutes late goes on sending heartbeats", () => {
  const cluster = createCluster();
  cluster.advance("1m");
  const spec = { type: "StaleCache", target: { process: "kubelet" }, delay: "3m", duration: "10m" };
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Fault",
    metadata: { name: "stale" },
    spec,
  });
  cluster.advance("15m");
  const lost = cluster.list(Event).filter(({ reason }) => reason === "NodeNotReady");
  expect(lost.map(({ message }) => message)).toEqual([]);
});
