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
  spec: { taints: [{ key: "gpu", value: "yes", effect: "NoExecute" }] },
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

const tolerant = [{ key: "gpu", operator: "Exists" }];
const onPort = (hostPort: number, hostIP?: string) => [
  container({
    ports: [{ containerPort: 80, hostPort, protocol: "TCP", ...(hostIP && { hostIP }) }],
  }),
];
const wanting = (key: string, value: string) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key, operator: "In", values: [value] }] }],
    },
  },
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
    behaviour: "is for another operating system",
    spec: { os: { name: "windows" } },
    event: "PodOSNotSupported: Failed to admit pod as the OS field doesn't match node OS",
  },
  {
    behaviour: "wants another node",
    spec: { nodeSelector: { disk: "hdd" } },
    event:
      "NodeAffinity: Predicate NodeAffinity failed: " +
      "node(s) didn't match Pod's node affinity/selector",
  },
  {
    behaviour: "must be on another node by its affinity",
    spec: { affinity: wanting("disk", "hdd") },
    event:
      "NodeAffinity: Predicate NodeAffinity failed: " +
      "node(s) didn't match Pod's node affinity/selector",
  },
  {
    behaviour: "wants another node, and more than is left here,",
    spec: { nodeSelector: { disk: "hdd" }, containers: asking("3") },
    event:
      "OutOfcpu: Node didn't have enough resource: cpu, requested: 3000, used: 0, capacity: 2000",
  },
  {
    behaviour: "asks for more memory and CPU than there is",
    spec: { containers: [container({ resources: { requests: { memory: "8Gi", cpu: "3" } } })] },
    event:
      "OutOfcpu: Node didn't have enough resource: cpu, requested: 3000, used: 0, capacity: 2000",
  },
  {
    behaviour: "wants a host port that is taken",
    spec: { containers: onPort(8080) },
    neighbors: [
      boundPod({
        metadata: { uid: "a" },
        spec: { containers: onPort(8080, "127.0.0.1") },
        status: { phase: "Running", startTime: "2026-03-01T11:00:00Z" },
      }),
    ],
    event:
      "NodePorts: Predicate NodePorts failed: " +
      "node(s) didn't have free ports for the requested pod ports",
  },
  {
    behaviour: "does not tolerate that nothing may run there",
    spec: { tolerations: [] },
    event: "TaintToleration: Predicate TaintToleration failed: node(s) had untolerated taint(s)",
  },
])("a pod that $behaviour is refused", ({ spec, neighbors = [], event }) => {
  const pod = boundPod({ spec: { tolerations: tolerant, ...spec } });
  const kubelet = new TestKubelet(pod, { node, neighbors }).run(60);
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

interface Taken {
  readonly spec: PodParts["spec"];
  readonly metadata?: PodParts["metadata"];
}

test.each<Taken & { readonly behaviour: string }>([
  {
    behaviour: "asks for devices that the node knows nothing of",
    spec: {
      tolerations: tolerant,
      containers: [container({ resources: { requests: { "example.com/gpu": "1" } } })],
    },
  },
  {
    behaviour: "is of a manifest of the node, whatever its taints,",
    spec: {},
    metadata: { annotations: { "kubernetes.io/config.mirror": "a1" } },
  },
])("a pod that $behaviour is taken on", ({ spec, metadata }) => {
  const kubelet = new TestKubelet(boundPod({ spec, metadata }), { node }).run(60);
  expect(kubelet.pod?.status.phase).toBe("Running");
});

test("a critical pod for which there is no room is told what no other could give", () => {
  const spec = { priority: 2_000_000_000, tolerations: tolerant, containers: asking("4") };
  const neighbors = [neighbor("a", "500m")];
  const kubelet = new TestKubelet(boundPod({ spec }), { node, neighbors }).run(60);
  expect(kubelet.pod?.status).toMatchObject({
    phase: "Failed",
    reason: "UnexpectedAdmissionError",
    message:
      "Pod was rejected: Unexpected error while attempting to recover from admission failure: " +
      "preemption: error finding a set of pods to preempt: " +
      "no set of running pods found to reclaim resources: [(res: cpu, q: 2000), ]",
  });
});

test("a pod that fits shows that its container is being created", () => {
  const spec = { tolerations: tolerant, containers: asking("1") };
  const kubelet = new TestKubelet(boundPod({ spec }), { node }).run(1);
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
