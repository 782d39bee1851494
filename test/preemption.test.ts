/** Important pods get room: others leave for them, in good order. */
import { expect, test } from "vitest";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Event } from "../api/events/event.ts";
import { kubernetesProfile } from "../scheduler/index.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const priorityClass = (name: string, value: number, rest: object = {}) => ({
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name },
  value,
  ...rest,
});
const classes = [
  priorityClass("low", 10),
  priorityClass("middle", 100),
  priorityClass("high", 1000),
  priorityClass("polite", 1000, { preemptionPolicy: "Never" }),
];

interface PodRow {
  readonly name: string;
  readonly cpu: string;
  readonly priority?: string;
  readonly graceSeconds?: number;
  readonly labels?: Readonly<Record<string, string>>;
}

const pod = ({ name, cpu, priority = "low", graceSeconds = 10, labels = {} }: PodRow) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels },
  spec: {
    priorityClassName: priority,
    terminationGracePeriodSeconds: graceSeconds,
    // It ignores SIGTERM, and so takes all of its time to end.
    containers: [
      {
        name: "c",
        image: "busybox",
        command: ["sleep", "100000"],
        resources: { requests: { cpu } },
      },
    ],
  },
});

/** A cluster of nodes with 2 CPUs, with pods that run. */
function clusterOf(nodes: number, pods: readonly PodRow[], extra: readonly object[] = []): Cluster {
  const cluster = createCluster({ seed: 5, nodes, nodeCpu: "2", profiles: [kubernetesProfile] });
  cluster.apply([...classes, ...extra]);
  for (const each of pods) {
    cluster.apply(pod(each));
    cluster.advance("5s");
  }
  return cluster;
}

const nodeOf = (cluster: Cluster, name: string) => cluster.get(Pod, name)?.spec.nodeName;

/** Events of these reasons, as `reason of pod: note`. */
const eventsOf = (cluster: Cluster, ...reasons: readonly string[]) =>
  cluster
    .list(Event)
    .filter(({ reason = "" }) => reasons.includes(reason))
    .map(({ reason, note, regarding }) => `${reason} ${regarding?.name}: ${note}`);

const waits = (cluster: Cluster, name: string) => {
  const { status } = cluster.get(Pod, name) ?? {};
  const condition = status?.conditions?.find(({ type }) => type === "PodScheduled");
  return { nominated: status?.nominatedNodeName, message: condition?.message };
};

const full = "0/1 nodes are available: 1 Insufficient cpu.";

test("a pod gets the room of a lesser one, which ends in its own time", () => {
  const cluster = clusterOf(1, [{ name: "a", cpu: "1500m" }]);
  const node = nodeOf(cluster, "a");
  cluster.apply(pod({ name: "b", cpu: "1", priority: "high" }));
  cluster.advance("2s");
  const victim = cluster.get(Pod, "a");
  expect(victim?.metadata.deletionTimestamp).toBeDefined();
  const target = victim?.status.conditions?.find(({ type }) => type === "DisruptionTarget");
  expect(target).toMatchObject({
    status: "True",
    reason: "PreemptionByScheduler",
    message: "default-scheduler: preempting to accommodate a higher priority pod",
  });
  expect(waits(cluster, "b")).toEqual({ nominated: node, message: full });
  // What the lesser pod leaves is not for others of its kind.
  cluster.apply(pod({ name: "c", cpu: "1500m" }));
  cluster.advance("1m");
  expect(cluster.get(Pod, "a")).toBeUndefined();
  expect([nodeOf(cluster, "b"), nodeOf(cluster, "c")]).toEqual([node, undefined]);
  expect(cluster.get(Pod, "b")?.status.nominatedNodeName).toBeUndefined();
  const uid = cluster.get(Pod, "b")?.metadata.uid;
  expect(eventsOf(cluster, "Preempted")).toEqual([
    `Preempted a: Preempted by pod ${uid} on node ${node}`,
  ]);
  expect(eventsOf(cluster, "FailedScheduling")[0]).toBe(`FailedScheduling b: ${full}`);
});

test("a scheduler that dies between two victims has the other leave too, once it is back", () => {
  const cluster = clusterOf(1, [
    { name: "a", cpu: "1" },
    { name: "b", cpu: "1" },
  ]);
  const target = { process: "kube-scheduler", resources: ["pods"], verbs: ["delete"] };
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Fault",
    metadata: { name: "crash" },
    spec: { type: "ProcessCrash", target },
  });
  cluster.apply(pod({ name: "x", cpu: "2", priority: "high" }));
  cluster.advance("5s");
  const leaving = ["a", "b"].filter(
    (name) => cluster.get(Pod, name)?.metadata.deletionTimestamp !== undefined,
  );
  expect(leaving).toHaveLength(1);
  cluster.advance("1m");
  expect(nodeOf(cluster, "x")).toBe("node-0");
});

test("two pods wait side by side for rooms on one node, and neither takes the other's", () => {
  const cluster = clusterOf(1, [
    { name: "a", cpu: "1", graceSeconds: 30 },
    { name: "b", cpu: "1", graceSeconds: 30 },
  ]);
  cluster.apply(pod({ name: "x", cpu: "1", priority: "high" }));
  cluster.apply(pod({ name: "y", cpu: "1", priority: "middle" }));
  cluster.advance("5s");
  const waitsFor = (name: string) => cluster.get(Pod, name)?.status.nominatedNodeName;
  expect([waitsFor("x"), waitsFor("y")]).toEqual(["node-0", "node-0"]);
  // News by which both are tried once more, while all of their victims leave already.
  cluster.patch(Node, "node-0", { metadata: { labels: { disk: "ssd" } } });
  cluster.advance("10s");
  expect([waitsFor("x"), waitsFor("y")]).toEqual(["node-0", "node-0"]);
  cluster.advance("1m");
  expect([nodeOf(cluster, "x"), nodeOf(cluster, "y")]).toEqual(["node-0", "node-0"]);
});

test("two pods do not wait for the same room", () => {
  const pods = ["a", "b"].map((name) => ({ name, cpu: "1500m" }));
  const cluster = clusterOf(2, pods);
  for (const name of ["x", "y"]) cluster.apply(pod({ name, cpu: "1500m", priority: "high" }));
  cluster.advance("2s");
  const nominated = ["x", "y"].map((name) => waits(cluster, name).nominated);
  expect(new Set(nominated).size).toBe(2);
  cluster.advance("1m");
  expect(["x", "y"].map((name) => nodeOf(cluster, name))).toEqual(nominated);
});

test.each([
  {
    behaviour: "may not make others leave",
    priority: "polite",
    message: `${full} preemption: not eligible due to preemptionPolicy=Never.`,
  },
  {
    behaviour: "is no more important than those in its way",
    priority: "low",
    message:
      `${full} preemption: 0/1 nodes are available: ` +
      "1 No preemption victims found for incoming pod.",
  },
])("a pod waits that $behaviour", ({ priority, message }) => {
  const cluster = clusterOf(1, [{ name: "a", cpu: "1500m" }]);
  cluster.apply(pod({ name: "b", cpu: "1", priority }));
  cluster.advance("10m");
  expect(waits(cluster, "b")).toEqual({ nominated: undefined, message });
  expect(eventsOf(cluster, "Preempted")).toEqual([]);
});

test("those go whom no budget guards, where there is a choice", () => {
  const guarded = { app: "guarded" };
  const budget = {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "guard" },
    spec: { minAvailable: 1, selector: { matchLabels: guarded } },
  };
  const pods = [
    { name: "a", cpu: "1500m", labels: guarded },
    { name: "b", cpu: "1500m" },
  ];
  const cluster = clusterOf(2, pods, [budget]);
  const node = nodeOf(cluster, "b");
  cluster.apply(pod({ name: "x", cpu: "1", priority: "high" }));
  cluster.advance("1m");
  expect(nodeOf(cluster, "x")).toBe(node);
  expect(cluster.get(Pod, "a")?.metadata.deletionTimestamp).toBeUndefined();
});
