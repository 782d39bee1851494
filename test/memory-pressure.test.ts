import { expect, test } from "vitest";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { createCluster } from "../simulator/cluster.ts";

interface Row {
  readonly name: string;
  readonly uses: string;
  readonly requests?: string;
  readonly critical?: boolean;
}

const pod = ({ name, uses, requests, critical = false }: Row) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, annotations: { "sim.kubesim.dev/memory": uses } },
  spec: {
    nodeName: "node-0",
    ...(critical && { priorityClassName: "system-node-critical" }),
    containers: [
      {
        name: "c",
        image: "nginx:1.27",
        resources: requests === undefined ? {} : { requests: { memory: requests } },
      },
    ],
  },
});

/** A node of 8Gi, of which the system itself takes 380Mi. */
function crowded(rows: readonly Row[]) {
  const cluster = createCluster({
    seed: 7,
    nodes: [{ name: "node-0", cpu: "4", memory: "8Gi" }],
  });
  for (const row of rows) cluster.apply(pod(row));
  cluster.advance("1m");
  const evicted = () =>
    cluster
      .list(Pod)
      .filter(({ status }) => status.reason === "Evicted")
      .map(({ metadata }) => metadata.name);
  const pressure = () =>
    cluster.get(Node, "node-0")?.status.conditions?.find(({ type }) => type === "MemoryPressure");
  return { cluster, evicted, pressure };
}

test.each([
  {
    behaviour: "is left alone while there is enough",
    rows: [{ name: "a", uses: "7Gi" }],
    evicted: [],
  },
  {
    behaviour: "goes that is beyond its request, before one that uses more",
    rows: [
      { name: "a", uses: "6Gi", requests: "6Gi" },
      { name: "b", uses: "2Gi", requests: "1Gi" },
    ],
    evicted: ["b"],
  },
  {
    behaviour: "goes that is furthest beyond its request",
    rows: [
      { name: "a", uses: "3Gi" },
      { name: "b", uses: "5Gi", requests: "1Gi" },
    ],
    evicted: ["b"],
  },
  {
    behaviour: "stays that is critical",
    rows: [
      { name: "a", uses: "7Gi", critical: true },
      { name: "b", uses: "1Gi", requests: "1Gi" },
    ],
    evicted: ["b"],
  },
])("of a node without memory the pod $behaviour", ({ rows, evicted }) => {
  expect(crowded(rows).evicted()).toEqual(evicted);
});

test("a node without memory says so for five minutes, and why it ended a pod", () => {
  const { cluster, pressure } = crowded([{ name: "a", uses: "7800Mi" }]);
  const { status } = cluster.get(Pod, "a") ?? {};
  expect(status).toMatchObject({
    phase: "Failed",
    reason: "Evicted",
    message:
      "The node was low on resource: memory. Threshold quantity: 100Mi, available: 12Mi. " +
      "Container c was using 7800Mi, request is 0, has larger consumption of memory. ",
  });
  // A second is enough for nginx to stop.
  expect(status?.containerStatuses?.[0]?.state.terminated?.exitCode).toBe(0);
  expect(pressure()).toMatchObject({ status: "True", reason: "KubeletHasInsufficientMemory" });
  const taints = () => cluster.get(Node, "node-0")?.spec.taints?.map(({ key }) => key);
  expect(taints()).toEqual(["node.kubernetes.io/memory-pressure"]);
  cluster.advance("5m");
  expect(pressure()).toMatchObject({ status: "False", reason: "KubeletHasSufficientMemory" });
  expect(taints()).toBe(undefined);
});

const behavior = (name: string, image: string, spec: object) => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "ImageBehavior",
  metadata: { name },
  spec: { image, ...spec },
});

const plain = (name: string, image: string, memory?: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    nodeName: "node-0",
    containers: [
      { name: "c", image, ...(memory !== undefined && { resources: { requests: { memory } } }) },
    ],
  },
});

test("memory that a behaviour says at rest is memory that the node lacks", () => {
  const { cluster, evicted, pressure } = crowded([]);
  cluster.apply(behavior("hungry", "example.com/hungry", { resources: { memory: "5Gi" } }));
  cluster.apply(behavior("modest", "example.com/modest", { resources: { memory: "3Gi" } }));
  cluster.apply(plain("a", "example.com/hungry:1", "5Gi"));
  cluster.apply(plain("b", "example.com/modest:1", "1Gi"));
  cluster.advance("1m");
  expect(evicted()).toEqual(["b"]);
  expect(cluster.get(Pod, "b")?.status.message).toBe(
    "The node was low on resource: memory. Threshold quantity: 100Mi, available: 0. " +
      "Container c was using 3Gi, request is 1Gi, has larger consumption of memory. ",
  );
  expect(pressure()?.status).toBe("True");
});

test("memory that grows comes to be pressure within ten seconds, and a restart forgets nothing", () => {
  const { cluster, evicted } = crowded([]);
  const memoryGrowth = { perMinute: "1Gi" };
  cluster.apply(
    behavior("leak", "example.com/leak", { resources: { memory: "64Mi" }, memoryGrowth }),
  );
  cluster.apply(plain("leak", "example.com/leak:1"));
  cluster.apply(plain("web", "nginx:1.27"));
  cluster.advance("7m");
  cluster.restart("kubelet");
  expect(evicted()).toEqual([]);
  cluster.advance("1m");
  expect(evicted()).toEqual(["leak"]);
  expect(cluster.get(Pod, "leak")?.status).toMatchObject({ phase: "Failed", reason: "Evicted" });
});

test("a behaviour that comes later is found in pods that run", () => {
  const { cluster, evicted } = crowded([]);
  cluster.apply(plain("a", "example.com/hungry:1"));
  cluster.advance("1m");
  cluster.apply(behavior("hungry", "example.com/hungry", { resources: { memory: "8Gi" } }));
  cluster.advance("20s");
  expect(evicted()).toEqual(["a"]);
});
