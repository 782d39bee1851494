/** Pods get the devices that they ask for, and nodes that have those. */
import { expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { eventsOf } from "../storage/seen.ts";
import { asking, claim, driver, gpuClass, gpusOf, pod, podSpec, template } from "./gpus.ts";
import { patchStatus } from "./objects.ts";

function withGpus(models: Readonly<Record<string, readonly string[]>>) {
  const cluster = createCluster({ nodes: 2 });
  cluster.apply([gpuClass, ...Object.entries(models).map(([node, list]) => gpusOf(node, list))]);
  return cluster;
}
type Cluster = ReturnType<typeof withGpus>;

const nodeOf = (cluster: Cluster, name: string) => cluster.get(Pod, name)?.spec.nodeName;
const isRunning = (cluster: Cluster, name: string) =>
  cluster.get(Pod, name)?.status.phase === "Running";

/** Who has which devices, by the names of claims. */
const devicesOf = (cluster: Cluster) =>
  Object.fromEntries(
    cluster.list(ResourceClaim).map(({ metadata, status }) => [
      metadata.name,
      {
        devices: (status.allocation?.devices.results ?? []).map(
          ({ pool, device }) => `${pool}/${device}`,
        ),
        users: (status.reservedFor ?? []).map(({ name }) => name),
      },
    ]),
  );

test("a pod goes where the device is that its claim asks for, and the claim tells of it", () => {
  const cluster = withGpus({ "node-1": ["a100"] });
  cluster.apply([claim("training"), pod("train", { resourceClaimName: "training" })]);
  cluster.until(() => isRunning(cluster, "train"));
  expect(nodeOf(cluster, "train")).toBe("node-1");
  expect(devicesOf(cluster)).toEqual({
    training: { devices: ["node-1/gpu-0"], users: ["train"] },
  });
  const { metadata, status } = cluster.get(ResourceClaim, "training") ?? {};
  expect(metadata?.finalizers).toEqual(["resource.kubernetes.io/delete-protection"]);
  expect(status?.allocation?.allocationTimestamp).toBe(metadata?.creationTimestamp);
});

test("a pod uses what somebody else allocated by hand", () => {
  const cluster = withGpus({ "node-1": ["a100"] });
  cluster.apply(claim("training"));
  const results = [{ request: "gpu", driver, pool: "node-1", device: "gpu-0" }];
  const status = { allocation: { devices: { results } } };
  patchStatus(cluster, ResourceClaim, { name: "training", body: { status } });
  cluster.apply(pod("train", { resourceClaimName: "training" }));
  cluster.until(() => isRunning(cluster, "train"));
  expect(devicesOf(cluster).training?.users).toEqual(["train"]);
});

test("an expression picks the devices", () => {
  const cluster = withGpus({ "node-0": ["t4", "t4"], "node-1": ["t4", "a100"] });
  const expression = 'device.attributes["gpu.example.com"].model == "a100"';
  cluster.apply([claim("big", asking({ expression })), pod("train", { resourceClaimName: "big" })]);
  cluster.until(() => isRunning(cluster, "train"));
  expect(devicesOf(cluster)).toEqual({ big: { devices: ["node-1/gpu-1"], users: ["train"] } });
});

test("pods that use one claim share its device, and its node", () => {
  const cluster = withGpus({ "node-0": ["a100"], "node-1": ["a100"] });
  const source = { resourceClaimName: "shared" };
  cluster.apply([claim("shared"), pod("first", source), pod("second", source)]);
  cluster.until(() => isRunning(cluster, "first") && isRunning(cluster, "second"));
  expect(nodeOf(cluster, "first")).toBe(nodeOf(cluster, "second"));
  expect(devicesOf(cluster).shared?.users).toEqual(["first", "second"]);
});

test("each pod of a Deployment has a device of its own; who finds none waits until one is free", () => {
  const cluster = withGpus({ "node-0": ["a100"], "node-1": ["a100"] });
  cluster.apply([
    template("gpus"),
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "serve" },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: "serve" } },
        template: {
          metadata: { labels: { app: "serve" } },
          spec: podSpec({ resourceClaimTemplateName: "gpus" }),
        },
      },
    },
  ]);
  cluster.advance("1m");
  const pods = cluster.list(Pod);
  const waiting = pods.filter(({ spec }) => spec.nodeName === undefined);
  expect(waiting).toHaveLength(1);
  const [{ metadata = {} } = {}] = waiting;
  expect(eventsOf(cluster, "Pod", metadata.name ?? "")).toEqual([
    "FailedScheduling 0/2 nodes are available: 2 cannot allocate all claims. still not schedulable, " +
      "preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
  ]);
  const [first] = pods.filter(({ spec }) => spec.nodeName !== undefined);
  cluster.patch({ ...Pod }, first?.metadata.name ?? "", { metadata: { labels: { app: "x" } } });
  cluster.delete(Pod, first?.metadata.name ?? "");
  cluster.advance("2m");
  expect(isRunning(cluster, metadata.name ?? "")).toBe(true);
});

test("a pod is held back until its claim is there", () => {
  const cluster = withGpus({ "node-0": ["a100"] });
  cluster.apply(pod("train", { resourceClaimName: "late" }));
  cluster.advance("1m");
  expect(nodeOf(cluster, "train")).toBeUndefined();
  expect(eventsOf(cluster, "Pod", "train")).toEqual([]);
  cluster.apply(claim("late"));
  cluster.until(() => isRunning(cluster, "train"));
});

test("a pod is placed once a driver tells of the device that it waits for", () => {
  const cluster = withGpus({});
  cluster.apply([claim("training"), pod("train", { resourceClaimName: "training" })]);
  cluster.advance("1m");
  expect(nodeOf(cluster, "train")).toBeUndefined();
  cluster.apply(gpusOf("node-1", ["a100"]));
  cluster.until(() => isRunning(cluster, "train"));
  expect(nodeOf(cluster, "train")).toBe("node-1");
});

test("the devices of a pod that is done are free for others", () => {
  const cluster = withGpus({ "node-0": ["a100"] });
  const brief = {
    restartPolicy: "Never",
    containers: [{ name: "app", image: "busybox", command: ["sleep", "30"] }],
  };
  cluster.apply([
    claim("one"),
    claim("two"),
    pod("first", { resourceClaimName: "one" }, brief),
    pod("second", { resourceClaimName: "two" }, brief),
  ]);
  cluster.until(() => cluster.get(Pod, "second")?.status.phase === "Succeeded");
  cluster.advance("1m");
  expect(devicesOf(cluster)).toEqual({
    one: { devices: [], users: [] },
    two: { devices: [], users: [] },
  });
});

test("a device that nobody uses is given back where its node takes no pods any more", () => {
  const cluster = withGpus({ "node-0": ["a100"], "node-1": ["a100"] });
  const source = { resourceClaimName: "training" };
  cluster.apply(claim("training"));
  const nodeSelectorTerms = [
    { matchFields: [{ key: "metadata.name", operator: "In", values: ["node-0"] }] },
  ];
  patchStatus(cluster, ResourceClaim, {
    name: "training",
    body: {
      status: {
        allocation: {
          devices: { results: [{ request: "gpu", driver, pool: "node-0", device: "gpu-0" }] },
          nodeSelector: { nodeSelectorTerms },
        },
      },
    },
  });
  cluster.patch(Node, "node-0", { spec: { unschedulable: true } });
  cluster.apply(pod("train", source));
  cluster.until(() => isRunning(cluster, "train"));
  expect(nodeOf(cluster, "train")).toBe("node-1");
  expect(eventsOf(cluster, "Pod", "train")[0]).toBe(
    "FailedScheduling 0/2 nodes are available: 1 node(s) were unschedulable, 1 resourceclaim not " +
      "available on the node. deallocation of ResourceClaim completed, preemption: 0/2 nodes are " +
      "available: 2 Preemption is not helpful for scheduling.",
  );
  expect(devicesOf(cluster)).toEqual({
    training: { devices: ["node-1/gpu-0"], users: ["train"] },
  });
});
