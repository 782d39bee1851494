/** A DaemonSet keeps its pods on the nodes it selects, whatever becomes of those. */
import { describe, expect, test } from "vitest";
import { ControllerRevision } from "../api/apps/controller-revision.ts";
import { DaemonSet } from "../api/apps/daemonset.ts";
import { Event } from "../api/core/event.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { parseTime, seededRandom } from "../api/runtime.ts";
import type { Cluster, ClusterOptions } from "../simulator/cluster.ts";
import { agent, agentsOf, agentTexts, isSettled } from "./rollouts/agent.ts";
import { crashControllers } from "./rollouts/chaos.ts";
import { readyCluster } from "./rollouts/cluster.ts";

function running(options: ClusterOptions = {}, spec: object = {}, podSpec: object = {}): Cluster {
  const cluster = readyCluster(options);
  cluster.apply(agent("nginx:1.25", spec, podSpec));
  cluster.until(() => isSettled(cluster), { within: "2m" });
  return cluster;
}

const settle = (cluster: Cluster) => cluster.until(() => isSettled(cluster), { within: "10m" });
const nodesOf = (cluster: Cluster) => agentsOf(cluster).map(({ spec }) => spec.nodeName ?? "");
const statusOf = (cluster: Cluster) => cluster.get(DaemonSet, "agent")?.status;
const eventsOf = (cluster: Cluster, reason: string) =>
  cluster.list(Event, "default").filter((event) => event.reason === reason);
const onAll = (image: string) =>
  ["node-0", "node-1", "node-2"].map((node) => `${node} ${image} ready`);
const bare = (name: string, labels = {}) => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name, labels },
  status: { allocatable: { cpu: "4", memory: "8Gi", pods: "110" } },
});

describe("a DaemonSet", () => {
  test("has a pod on every node", () => {
    expect(agentTexts(running())).toEqual(onAll("nginx:1.25"));
  });

  test("has none where the labels of a node are others, and follows them", () => {
    const cluster = running({}, {}, { nodeSelector: { disk: "ssd" } });
    expect(agentTexts(cluster)).toEqual([]);
    cluster.patch(Node, "node-1", { metadata: { labels: { disk: "ssd" } } });
    cluster.until(() => statusOf(cluster)?.numberAvailable === 1, { within: "1m" });
    expect(nodesOf(cluster)).toEqual(["node-1"]);
    cluster.patch(Node, "node-1", { metadata: { labels: { disk: null } } });
    cluster.until(() => cluster.list(Pod, "default").length === 0, { within: "1m" });
    expect(statusOf(cluster)?.desiredNumberScheduled).toBe(0);
  });

  test("follows taints: one keeps new pods off, another evicts", () => {
    const cluster = running();
    const taint = (effect: string) => ({ spec: { taints: [{ key: "k", effect }] } });
    cluster.patch(Node, "node-1", taint("NoSchedule"));
    cluster.until(() => statusOf(cluster)?.numberMisscheduled === 1, { within: "1m" });
    expect(statusOf(cluster)).toMatchObject({ desiredNumberScheduled: 2, numberReady: 2 });
    expect(agentTexts(cluster)).toEqual(onAll("nginx:1.25"));
    cluster.patch(Node, "node-1", taint("NoExecute"));
    cluster.until(() => agentsOf(cluster).length === 2, { within: "1m" });
    cluster.until(() => statusOf(cluster)?.numberMisscheduled === 0, { within: "1m" });
    cluster.patch(Node, "node-1", { spec: { taints: null } });
    cluster.until(() => statusOf(cluster)?.numberAvailable === 3, { within: "1m" });
    expect(agentTexts(cluster)).toEqual(onAll("nginx:1.25"));
  });

  test("comes to a cordoned node", () => {
    const cluster = readyCluster();
    cluster.patch(Node, "node-1", { spec: { unschedulable: true } });
    cluster.advance("1s");
    cluster.apply(agent("nginx:1.25"));
    settle(cluster);
    expect(agentTexts(cluster)).toEqual(onAll("nginx:1.25"));
  });

  test("comes to a new node, and leaves with it", () => {
    const cluster = running();
    cluster.apply(bare("node-9"));
    cluster.until(() => nodesOf(cluster).includes("node-9"), { within: "1m" });
    expect(statusOf(cluster)?.desiredNumberScheduled).toBe(4);
    cluster.delete(Node, "node-9");
    cluster.until(() => agentsOf(cluster).length === 3, { within: "2m" });
    cluster.until(() => statusOf(cluster)?.desiredNumberScheduled === 3, { within: "1m" });
  });

  test("takes back a pod that no scheduler placed before its node went", () => {
    const cluster = running();
    cluster.components.stop("kube-scheduler");
    cluster.apply(bare("node-9"));
    cluster.until(() => agentsOf(cluster).length === 4, { within: "1m" });
    cluster.delete(Node, "node-9");
    cluster.until(() => agentsOf(cluster).length === 3, { within: "5s" });
  });

  test("stays on a lost node, and is told to be unavailable there", () => {
    const cluster = running();
    const before = cluster.list(Pod, "default").map(({ metadata }) => metadata.uid);
    cluster.powerOff("node-1");
    cluster.advance("20m");
    expect(cluster.list(Pod, "default").map(({ metadata }) => metadata.uid)).toEqual(before);
    expect(statusOf(cluster)).toMatchObject({ numberReady: 2, numberMisscheduled: 1 });
    cluster.powerOn("node-1");
    cluster.until(() => statusOf(cluster)?.numberAvailable === 3, { within: "1m" });
    expect(statusOf(cluster)?.numberMisscheduled).toBe(0);
    expect(cluster.list(Pod, "default").map(({ metadata }) => metadata.uid)).toEqual(before);
  });

  test("replaces failed pods ever more slowly", () => {
    const cluster = readyCluster();
    // Pods with a node past the scheduler, which the kubelet refuses.
    const containers = [{ name: "app", image: "nginx", resources: { requests: { cpu: "100" } } }];
    cluster.apply(agent("nginx", {}, { nodeName: "node-0", containers }));
    const madeMs: number[] = [];
    cluster.observe(({ resource, type, object }) => {
      if (resource === "pods" && type === "ADDED") {
        madeMs.push(parseTime(object.metadata.creationTimestamp) ?? 0);
      }
    });
    cluster.advance("70s");
    const gaps = madeMs.map((ms, index) => ms - (madeMs[index - 1] ?? ms)).slice(2);
    expect(gaps.slice(0, 5).map((ms) => ms / 1000)).toEqual([1, 2, 4, 8, 16]);
    expect(eventsOf(cluster, "FailedDaemonPod")[0]).toMatchObject({
      type: "Warning",
      involvedObject: { kind: "DaemonSet", name: "agent" },
      source: { component: "daemonset-controller" },
      message: expect.stringMatching(
        /^Found failed daemon pod default\/agent-.{5} on node node-0, will try to kill it$/,
      ),
    });
  });

  test("adopts what it selects, and leaves its pods and revisions if it is told so", () => {
    const cluster = running();
    const before = cluster.list(Pod, "default").map(({ metadata }) => metadata.uid);
    cluster.delete(DaemonSet, "agent", { propagationPolicy: "Orphan" });
    cluster.until(() => cluster.get(DaemonSet, "agent") === undefined, { within: "1m" });
    cluster.advance("1m");
    expect(cluster.list(ControllerRevision, "default")).toHaveLength(1);
    cluster.apply(agent("nginx:1.25"));
    settle(cluster);
    expect(cluster.list(Pod, "default").map(({ metadata }) => metadata.uid)).toEqual(before);
    expect(cluster.list(ControllerRevision, "default")).toHaveLength(1);
  });

  test("goes with all that is its own", () => {
    const cluster = running();
    cluster.delete(DaemonSet, "agent");
    const left = () => [
      ...cluster.list(Pod, "default"),
      ...cluster.list(ControllerRevision, "default"),
    ];
    cluster.until(() => left().length === 0, { within: "1m" });
  });
});

describe("an update", () => {
  const change = (cluster: Cluster, image: string) =>
    cluster.patch(DaemonSet, "agent", {
      spec: { template: { spec: { containers: [{ name: "app", image }] } } },
    });

  test("by hand renews the pods that somebody deletes", () => {
    const cluster = running({}, { updateStrategy: { type: "OnDelete" } });
    change(cluster, "nginx:1.26");
    cluster.advance("5m");
    expect(agentTexts(cluster)).toEqual(onAll("nginx:1.25"));
    const [pod] = agentsOf(cluster).filter(({ spec }) => spec.nodeName === "node-1");
    cluster.delete(Pod, pod?.metadata.name ?? "");
    cluster.advance("1m");
    expect(agentTexts(cluster)).toEqual([
      "node-0 nginx:1.25 ready",
      "node-1 nginx:1.26 ready",
      "node-2 nginx:1.25 ready",
    ]);
    expect(statusOf(cluster)).toMatchObject({ updatedNumberScheduled: 1, numberAvailable: 3 });
  });

  test("stops at an image that is not there, and goes on with the undo", () => {
    const cluster = running();
    change(cluster, "nginx:1.251");
    cluster.advance("5m");
    expect(agentTexts(cluster)).toEqual([
      "node-0 nginx:1.251 not ready",
      "node-1 nginx:1.25 ready",
      "node-2 nginx:1.25 ready",
    ]);
    change(cluster, "nginx:1.25");
    settle(cluster);
    expect(agentTexts(cluster)).toEqual(onAll("nginx:1.25"));
    const revisions = cluster.list(ControllerRevision, "default").map(({ revision }) => revision);
    expect(revisions.sort()).toEqual([2, 3]);
  });

  test("takes minReadySeconds for each node", () => {
    const cluster = running({}, { minReadySeconds: 30 });
    change(cluster, "nginx:1.26");
    const tookMs = settle(cluster);
    expect(tookMs).toBeGreaterThan(90_000);
    expect(tookMs).toBeLessThan(150_000);
  });

  test("leaves as many revisions as it should", () => {
    const cluster = running({}, { revisionHistoryLimit: 1 });
    for (const image of ["nginx:1.26", "nginx:1.27", "nginx:1.28"]) {
      change(cluster, image);
      settle(cluster);
      cluster.advance("10s");
    }
    const revisions = cluster.list(ControllerRevision, "default").map(({ revision }) => revision);
    expect(revisions.sort()).toEqual([3, 4]);
  });

  test("moves on through a name that another revision has", () => {
    const cluster = running();
    const [revision] = cluster.list(ControllerRevision, "default");
    cluster.delete(DaemonSet, "agent", { propagationPolicy: "Orphan" });
    cluster.until(() => cluster.get(DaemonSet, "agent") === undefined, { within: "1m" });
    const name = revision?.metadata.name ?? "";
    cluster.delete(ControllerRevision, name);
    const squatter = { apiVersion: "apps/v1", kind: "ControllerRevision", metadata: { name } };
    cluster.apply({ ...squatter, data: { spec: {} }, revision: 1 });
    cluster.apply(agent("nginx:1.25"));
    settle(cluster);
    expect(statusOf(cluster)?.collisionCount).toBe(1);
    expect(cluster.list(ControllerRevision, "default")).toHaveLength(2);
  });
});

describe("whatever is killed in between,", () => {
  test("an update comes to its end", () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const random = seededRandom(`crashes/${seed}`);
      const cluster = running({ seed, informerDelayMs: () => random.integer(30) });
      crashControllers(cluster, { oneIn: 3, random, lasts: () => true });
      cluster.apply(agent("nginx:1.26"));
      settle(cluster);
      expect(agentTexts(cluster)).toEqual(onAll("nginx:1.26"));
    }
  });
});
