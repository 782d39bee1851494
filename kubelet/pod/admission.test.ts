import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { PodParts } from "../../api/core/pod/test-pods.ts";
import { cableMachines } from "../machine.ts";
import { nodeStatus } from "../node/node-status.ts";
import { boundPod, container, startMs, TestKubelet } from "../test-kubelet.ts";

const [machine] = cableMachines([{ name: "n1", cpu: "2", memory: "4Gi", pods: 2 }]).values();
if (machine === undefined) throw new Error("there is a machine");
const node: Node = {
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "n1", labels: { disk: "ssd" } },
  spec: {},
  status: nodeStatus({
    machine,
    node: undefined,
    bootedAt: "",
    volumesInUse: [],
    nowMs: startMs,
  }),
};
const asking = (cpu: string) => [container({ resources: { requests: { cpu } } })];
const neighbor = (uid: string, cpu: string) =>
  boundPod({
    metadata: { uid },
    spec: { containers: asking(cpu) },
    status: { phase: "Running", startTime: "2026-03-01T11:00:00Z" },
  });

interface Row {
  readonly behaviour: string;
  readonly spec: PodParts["spec"];
  readonly neighbors?: readonly ReturnType<typeof neighbor>[];
  readonly event: string;
}

test.each<Row>([
  {
    behaviour: "asks for more than is left",
    spec: { containers: asking("1500m") },
    neighbors: [neighbor("a", "1")],
    event:
      "OutOfcpu: Node didn't have enough resource: " +
      "cpu, requested: 1500, used: 1000, capacity: 2000",
  },
  {
    behaviour: "is one too many",
    spec: {},
    neighbors: [neighbor("a", "0"), neighbor("b", "0")],
    event:
      "OutOfpods: Node didn't have enough resource: " + "pods, requested: 1, used: 2, capacity: 2",
  },
  {
    behaviour: "sets what is not only its own",
    spec: { securityContext: { sysctls: [{ name: "net/core/somaxconn", value: "1024" }] } },
    event: 'SysctlForbidden: forbidden sysctl: "net.core.somaxconn" not allowlisted',
  },
  {
    behaviour: "wants another node",
    spec: { nodeSelector: { disk: "hdd" } },
    event:
      "NodeAffinity: Predicate NodeAffinity failed: " +
      "node(s) didn't match Pod's node affinity/selector",
  },
])("a pod that $behaviour is refused", ({ spec, neighbors = [], event }) => {
  const kubelet = new TestKubelet(boundPod({ spec }), { node, neighbors }).run(60);
  const [reason = "", ...message] = event.split(": ");
  expect(kubelet.trace).toEqual(["0.0 Failed", `0.0 Warning ${event}`]);
  expect(kubelet.pod?.status).toEqual({
    phase: "Failed",
    qosClass: "BestEffort",
    observedGeneration: 1,
    reason,
    message: `Pod was rejected: ${message.join(": ")}`,
    startTime: "2026-03-01T12:00:00Z",
  });
});

test("a pod that fits shows that its container is being created", () => {
  const kubelet = new TestKubelet(boundPod({ spec: { containers: asking("1") } }), { node }).run(1);
  const times = { lastProbeTime: null, lastTransitionTime: "2026-03-01T12:00:00Z" };
  const now = { observedGeneration: 1, ...times };
  const unready = {
    ...now,
    status: "False",
    reason: "ContainersNotReady",
    message: "containers with unready status: [c]",
  };
  expect(kubelet.pod?.status).toEqual({
    observedGeneration: 1,
    phase: "Pending",
    qosClass: "BestEffort",
    conditions: [
      { type: "PodReadyToStartContainers", status: "False", ...now },
      { type: "Initialized", status: "True", ...now },
      { type: "Ready", ...unready },
      { type: "ContainersReady", ...unready },
      { type: "PodScheduled", status: "True", ...now },
    ],
    hostIP: "172.18.0.2",
    hostIPs: [{ ip: "172.18.0.2" }],
    startTime: "2026-03-01T12:00:00Z",
    containerStatuses: [
      {
        name: "c",
        state: { waiting: { reason: "ContainerCreating" } },
        lastState: {},
        ready: false,
        restartCount: 0,
        image: "web:1",
        imageID: "",
        started: false,
      },
    ],
  });
});
