import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { cableMachines } from "../machine.ts";
import { nodeStatus } from "../node/node-status.ts";
import { boundPod, container, plain, startMs, TestKubelet } from "../test-kubelet.ts";
import type { Container } from "../types.ts";

const [machine] = cableMachines([{ name: "n1", cpu: "2", memory: "4Gi" }]).values();
if (machine === undefined) throw new Error("there is a machine");
const node: Node = {
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "n1" },
  spec: {},
  status: nodeStatus({
    machine,
    node: undefined,
    bootedAt: "",
    volumesInUse: [],
    nowMs: startMs,
  }),
};
const asks = (cpu: string, memory: string): Container["resources"] => ({
  requests: { cpu, memory },
  limits: { cpu, memory },
});
const small = asks("1", "256Mi");
const onCpu = (restartPolicy: string) => [{ resourceName: "cpu", restartPolicy }];
const running = (parts: Partial<Container> = {}) =>
  boundPod({ spec: { containers: [container({ resources: small, ...parts })] } });
const neighbor = boundPod({
  metadata: { uid: "u2" },
  spec: { containers: [container({ resources: { requests: { cpu: "900m" } } })] },
  status: { phase: "Running", startTime: "2026-03-01T11:00:00Z" },
});

/** A change of the resources, as the API server makes it. */
const resized = (resources: Container["resources"]) => (pod: Pod) => ({
  ...pod,
  metadata: { ...pod.metadata, generation: (pod.metadata.generation ?? 0) + 1 },
  spec: {
    ...pod.spec,
    containers: pod.spec.containers.map((each) => ({ ...each, resources })),
  },
});

/** What the status says of the resources, in one line. */
function held(pod: Pod | undefined): string {
  const [status] = pod?.status.containerStatuses ?? [];
  const { allocatedResources = {}, resources, restartCount } = status ?? {};
  const set = `${allocatedResources.cpu}/${allocatedResources.memory}`;
  const limits = `${resources?.limits?.cpu}/${resources?.limits?.memory}`;
  return `set aside ${set}, in force ${limits}, restarts ${restartCount}`;
}

const conditions = (pod: Pod | undefined) =>
  (pod?.status.conditions ?? [])
    .filter(({ type }) => type.startsWith("PodResize"))
    .map(({ type, status, reason, observedGeneration }) =>
      [type, status, reason, observedGeneration].join(" "),
    );

const told = (what: string, { requests, limits }: Container["resources"], error?: string) => {
  const containers = [{ name: "c", resources: { limits, requests } }];
  return `Pod resize ${what}: ${JSON.stringify({ containers, generation: 2, error })}`;
};

interface Row {
  readonly behaviour: string;
  readonly pod?: Pod;
  readonly to: Container["resources"];
  readonly neighbors?: readonly Pod[];
  readonly seconds?: number;
  readonly trace: readonly string[];
  readonly held: string;
  readonly conditions?: readonly string[];
}

const more = asks("1500m", "512Mi");
const less = asks("1", "4Mi");
const huge = asks("1000", "256Mi");
const crowded = "Node didn't have enough resource: cpu, requested: 1500, used: 900, capacity: 2000";
const beyond = "Node didn't have enough capacity: cpu, requested: 1000000, capacity: 2000";
const used =
  "cannot decrease memory limits: [attempting to set pod memory limit (4194304) below current " +
  'usage (16777216), attempting to set container "c" memory limit (4194304) below current ' +
  "usage (16777216)]";

test.each<Row>([
  {
    behaviour: "that fits is set aside at once and in force a moment later",
    to: more,
    trace: [
      "10.0 Running c=running ready",
      `10.0 Normal ResizeStarted: ${told("started", more)}`,
      "11.0 Running c=running ready",
      `11.0 Normal ResizeCompleted: ${told("completed", more)}`,
    ],
    held: "set aside 1500m/512Mi, in force 1500m/512Mi, restarts 0",
  },
  {
    behaviour: "shows that it is on its way",
    to: more,
    seconds: 0.5,
    trace: ["10.0 Running c=running ready", `10.0 Normal ResizeStarted: ${told("started", more)}`],
    held: "set aside 1500m/512Mi, in force 1/256Mi, restarts 0",
    conditions: ["PodResizeInProgress True  2"],
  },
  {
    behaviour: "restarts a container whose policy says so",
    pod: running({ resizePolicy: onCpu("RestartContainer") }),
    to: more,
    trace: [
      "10.0 Running c=running ready",
      `10.0 Normal ResizeStarted: ${told("started", more)}`,
      "10.0 Normal Killing: Container c resize requires restart",
      "11.2 Running c=Completed(0)",
      "12.1 Running c=running×1 ready",
      '12.1 Normal Pulled: Container image "web:1" already present on machine and can be ' +
        "accessed by the pod",
      "12.1 Normal Created: Container created",
      "12.1 Normal Started: Container started",
      "12.1 Running c=running×1 ready",
      `12.1 Normal ResizeCompleted: ${told("completed", more)}`,
    ],
    held: "set aside 1500m/512Mi, in force 1500m/512Mi, restarts 1",
  },
  {
    behaviour: "of another resource than the policy names restarts nothing",
    pod: running({ resizePolicy: onCpu("RestartContainer") }),
    to: asks("1", "512Mi"),
    trace: [
      "10.0 Running c=running ready",
      `10.0 Normal ResizeStarted: ${told("started", asks("1", "512Mi"))}`,
      "11.0 Running c=running ready",
      `11.0 Normal ResizeCompleted: ${told("completed", asks("1", "512Mi"))}`,
    ],
    held: "set aside 1/512Mi, in force 1/512Mi, restarts 0",
  },
  {
    behaviour: "that others leave no room for is deferred",
    to: more,
    neighbors: [neighbor],
    trace: [
      "10.0 Running c=running ready",
      `10.0 Warning ResizeDeferred: ${told("Deferred", more, crowded)}`,
    ],
    held: "set aside 1/256Mi, in force 1/256Mi, restarts 0",
    conditions: ["PodResizePending True Deferred 2"],
  },
  {
    behaviour: "that no such node could grant is infeasible",
    to: huge,
    trace: [
      "10.0 Running c=running ready",
      `10.0 Warning ResizeInfeasible: ${told("Infeasible", huge, beyond)}`,
    ],
    held: "set aside 1/256Mi, in force 1/256Mi, restarts 0",
    conditions: ["PodResizePending True Infeasible 2"],
  },
  {
    behaviour: "to less memory than is used stays in progress",
    to: less,
    trace: [
      "10.0 Running c=running ready",
      `10.0 Normal ResizeStarted: ${told("started", less)}`,
      "11.0 Running c=running ready",
      `11.0 Warning ResizeError: ${told("error", less, used)}`,
    ],
    held: "set aside 1/4Mi, in force 1/256Mi, restarts 0",
    conditions: ["PodResizeInProgress True Error 2"],
  },
])("a resize $behaviour", ({ pod = running(), to, neighbors, seconds = 60, ...expected }) => {
  const kubelet = new TestKubelet(pod, {
    behaviorOf: () => plain,
    node,
    neighbors: neighbors ?? [],
  });
  kubelet.run(10);
  const before = kubelet.trace.length;
  kubelet.change(resized(to)).run(seconds);
  expect({
    trace: kubelet.trace.slice(before),
    held: held(kubelet.pod),
    conditions: conditions(kubelet.pod),
  }).toEqual({ conditions: [], ...expected, behaviour: undefined });
});

test("a deferred resize is made when its room is free, and is forgotten when it is taken back", () => {
  const others = [neighbor];
  const kubelet = new TestKubelet(running(), { behaviorOf: () => plain, node, neighbors: others });
  kubelet.run(10).change(resized(more)).run(5);
  expect(conditions(kubelet.pod)).toEqual(["PodResizePending True Deferred 2"]);
  kubelet.change(resized(small)).run(5);
  expect(conditions(kubelet.pod)).toEqual([]);
  kubelet.change(resized(more)).run(5);
  others.pop();
  kubelet.change((pod) => pod).run(5);
  expect(conditions(kubelet.pod)).toEqual([]);
  expect(held(kubelet.pod)).toBe("set aside 1500m/512Mi, in force 1500m/512Mi, restarts 0");
});

test("a container that crashes while its resize is deferred keeps what it has", () => {
  const crash = { ...plain, exitsAfterMs: 20_000, exitCode: 1 };
  const kubelet = new TestKubelet(running(), {
    behaviorOf: () => crash,
    node,
    neighbors: [neighbor],
  });
  kubelet.run(10).change(resized(more)).run(20);
  expect(held(kubelet.pod)).toBe("set aside 1/256Mi, in force 1/256Mi, restarts 1");
});
