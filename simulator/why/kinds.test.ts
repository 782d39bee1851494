import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { findingsOf } from "./kinds.ts";
import { knownOf, objectOf, secondsAgo } from "./testing/known.ts";

const labels = { app: "web" };
const ownedBy = (kind: string, name: string) => ({
  ownerReferences: [{ apiVersion: "apps/v1", kind, name, uid: `${name}-uid`, controller: true }],
});
const condition = (type: string, status: string, reason = "", message = "") => ({
  type,
  status,
  reason,
  message,
});
const node = (parts: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "node-1" },
  status: { conditions: [condition("Ready", "True")] },
  ...parts,
});
const off = node({
  metadata: { name: "node-1", annotations: { "sim.kubesim.dev/power": "off" } },
  status: {
    conditions: [{ ...condition("Ready", "Unknown"), lastTransitionTime: secondsAgo(60) }],
  },
});
const pod = ({ metadata, spec, status }: Record<string, JsonObject> = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web-0", labels, ...metadata },
  spec: { nodeName: "node-1", containers: [{ name: "web", image: "nginx:1" }], ...spec },
  status: { phase: "Running", ...status },
});
const containerIs = (parts: JsonObject, phase = "Running", conditions: JsonObject[] = []) => ({
  phase,
  conditions: [condition("Ready", "False"), ...conditions],
  containerStatuses: [
    { name: "web", image: "nginx:1", imageID: "", ready: false, restartCount: 0, ...parts },
  ],
});
const warning = (name: string, reason: string, message: string): JsonObject => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name: `${name}.${reason}` },
  involvedObject: { name, uid: `${name}-uid` },
  type: "Warning",
  reason,
  message,
  count: 3,
  lastTimestamp: secondsAgo(5),
});
const unplaced = pod({
  spec: { nodeName: "" },
  status: {
    phase: "Pending",
    conditions: [condition("PodScheduled", "False", "Unschedulable", "0/3 nodes are available.")],
  },
});

interface Row {
  readonly behaviour: string;
  readonly object: JsonObject;
  readonly beside?: readonly JsonObject[];
  readonly found: readonly (readonly [about: string, text: string, ...reasons: string[]])[];
}

/** What is found out about an object, beside the others. */
function found({ object, beside = [] }: Row) {
  const asked = objectOf(object);
  const known = knownOf({ objects: [asked, ...beside.map(objectOf)] });
  return findingsOf(asked, known).map(({ about, text, reasons }) => [about, text, ...reasons]);
}

const pods: readonly Row[] = [
  {
    behaviour: "that is ready needs no reason",
    object: pod({ status: { phase: "Running", conditions: [condition("Ready", "True")] } }),
    beside: [node()],
    found: [],
  },
  {
    behaviour: "on no node waits for a scheduler, where none runs",
    object: unplaced,
    found: [["Pending", "It is on no node, and no scheduler is running."]],
  },
  {
    behaviour: "waits for an image",
    object: pod({
      status: containerIs(
        { state: { waiting: { reason: "ImagePullBackOff", message: "Back-off pulling" } } },
        "Pending",
      ),
    }),
    beside: [node(), warning("web-0", "Failed", "not found")],
    found: [
      [
        "Pending",
        "It is on node node-1, and its containers do not all run yet.",
        "container web waits for image nginx:1: ImagePullBackOff: Back-off pulling",
        "Failed (3 times) 5s ago: not found",
      ],
    ],
  },
  {
    behaviour: "waits for its init container",
    object: pod({
      spec: { initContainers: [{ name: "first", image: "busybox" }] },
      status: {
        phase: "Pending",
        initContainerStatuses: [
          {
            name: "first",
            image: "busybox",
            imageID: "",
            ready: false,
            restartCount: 0,
            state: { running: { startedAt: secondsAgo(40) } },
          },
        ],
      },
    }),
    beside: [node()],
    found: [
      [
        "Pending",
        "It is on node node-1, and its containers do not all run yet.",
        "init container first runs, and the others wait for it; it started 40s ago",
      ],
    ],
  },
  {
    behaviour: "crashes again and again",
    object: pod({
      status: containerIs({
        restartCount: 4,
        state: { waiting: { reason: "CrashLoopBackOff" } },
        lastState: {
          terminated: { exitCode: 3, reason: "Error", finishedAt: secondsAgo(20) },
        },
      }),
    }),
    beside: [node()],
    found: [
      [
        "NotReady",
        "It is not ready.",
        "container web waits: CrashLoopBackOff; restarted 4 times, it ended 20s ago: Error, exit code 3",
      ],
    ],
  },
  {
    behaviour: "fails its readiness probe",
    object: pod({
      spec: {
        containers: [{ name: "web", image: "nginx:1", readinessProbe: { httpGet: { port: 80 } } }],
      },
      status: containerIs({ state: { running: { startedAt: secondsAgo(30) } }, started: true }),
    }),
    beside: [node(), warning("web-0", "Unhealthy", "Readiness probe failed: 500")],
    found: [
      [
        "NotReady",
        "It is not ready.",
        "container web runs, started 30s ago, and does not pass its readiness probe",
        "Unhealthy (3 times) 5s ago: Readiness probe failed: 500",
      ],
    ],
  },
  {
    behaviour: "waits for its startup probe",
    object: pod({
      spec: {
        containers: [{ name: "web", image: "nginx:1", startupProbe: { httpGet: { port: 80 } } }],
      },
      status: containerIs({ state: { running: { startedAt: secondsAgo(30) } }, started: false }),
    }),
    beside: [node()],
    found: [
      [
        "NotReady",
        "It is not ready.",
        "container web started 30s ago and has not passed its startup probe",
      ],
    ],
  },
  {
    behaviour: "waits for a readiness gate",
    object: pod({
      spec: { readinessGates: [{ conditionType: "example.com/ready" }] },
      status: { phase: "Running", conditions: [condition("Ready", "False")] },
    }),
    beside: [node()],
    found: [
      ["NotReady", "It is not ready.", "readiness gate example.com/ready: nobody has set it"],
    ],
  },
  {
    behaviour: "is on a machine without power",
    object: pod({ status: { phase: "Running", conditions: [condition("Ready", "False")] } }),
    beside: [off],
    found: [
      [
        "NotReady",
        "It is not ready.",
        "the machine of node node-1 has no power (annotation sim.kubesim.dev/power)",
      ],
    ],
  },
  {
    behaviour: "has failed, being disrupted",
    object: pod({
      status: {
        phase: "Failed",
        reason: "Evicted",
        message: "The node was low on resource: memory.",
        conditions: [
          condition("DisruptionTarget", "True", "TerminationByKubelet", "low on memory"),
        ],
      },
    }),
    found: [
      [
        "NotReady",
        "It has failed: Evicted: The node was low on resource: memory.",
        "TerminationByKubelet: low on memory",
      ],
    ],
  },
  {
    behaviour: "may not leave its cordoned node",
    object: pod({ status: { phase: "Running", conditions: [condition("Ready", "True")] } }),
    beside: [
      node({ spec: { unschedulable: true } }),
      {
        apiVersion: "policy/v1",
        kind: "PodDisruptionBudget",
        metadata: { name: "web" },
        spec: { minAvailable: 1, selector: { matchLabels: labels } },
        status: { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 },
      },
    ],
    found: [
      [
        "Eviction",
        "Its node node-1 is cordoned, and it may not be evicted now.",
        "PodDisruptionBudget web: 1 of its pods is healthy and 1 must be",
      ],
    ],
  },
];

const template = {
  metadata: { labels },
  spec: { containers: [{ name: "web", image: "nginx:1" }] },
};
const selector = { matchLabels: labels };
const workload = (kind: string, spec: JsonObject, status: JsonObject): JsonObject => ({
  apiVersion: "apps/v1",
  kind,
  metadata: { name: "web", generation: 1 },
  spec: { selector, template, ...spec },
  status: { observedGeneration: 1, ...status },
});
const set = {
  ...workload("ReplicaSet", { replicas: 2 }, { replicas: 2 }),
  metadata: { name: "web-1", ...ownedBy("Deployment", "web") },
};
const readyPod = (name: string): JsonObject =>
  pod({
    metadata: { name, ...ownedBy("ReplicaSet", "web-1") },
    status: { conditions: [condition("Ready", "True")] },
  });

const workloads: readonly Row[] = [
  {
    behaviour: "Deployment that is rolled out",
    object: workload(
      "Deployment",
      { replicas: 2 },
      { replicas: 2, updatedReplicas: 2, availableReplicas: 2 },
    ),
    beside: [set, ...["a", "b"].map(readyPod)],
    found: [],
  },
  {
    behaviour: "Deployment whose status does not know yet that a pod is gone",
    object: workload(
      "Deployment",
      { replicas: 2 },
      { replicas: 2, updatedReplicas: 2, availableReplicas: 2 },
    ),
    beside: [set, readyPod("a")],
    found: [["NotAsWanted", "Of 2 wanted pods, 1 is ready; its status does not say so yet."]],
  },
  {
    behaviour: "Deployment whose rollout is stuck, with what holds its pods",
    object: workload(
      "Deployment",
      { replicas: 2 },
      {
        replicas: 3,
        updatedReplicas: 1,
        availableReplicas: 2,
        conditions: [condition("Progressing", "False", "ProgressDeadlineExceeded", "Timed out.")],
      },
    ),
    beside: [
      set,
      pod({ ...unplaced, metadata: { name: "a", ...ownedBy("ReplicaSet", "web-1") } }),
      pod({ ...unplaced, metadata: { name: "b", ...ownedBy("ReplicaSet", "web-1") } }),
    ],
    found: [
      [
        "NotAsWanted",
        "Of 2 wanted pods, 1 is of its present template and 2 are available; 2 old pods are left.",
        "ProgressDeadlineExceeded: Timed out.",
        "pod a and 1 more: is on no node: Unschedulable: 0/3 nodes are available.",
      ],
    ],
  },
  {
    behaviour: "Deployment whose pods do not get ready, whenever each of them was started",
    object: workload(
      "Deployment",
      { replicas: 2 },
      { replicas: 2, updatedReplicas: 2, availableReplicas: 0 },
    ),
    beside: [
      set,
      node(),
      ...[30, 90].map((seconds) =>
        pod({
          metadata: { name: `web-${seconds}`, ...ownedBy("ReplicaSet", "web-1") },
          status: containerIs({
            state: { running: { startedAt: secondsAgo(seconds) } },
            restartCount: 1,
            lastState: { terminated: { exitCode: 3, finishedAt: secondsAgo(seconds + 1) } },
          }),
        }),
      ),
    ],
    found: [
      [
        "NotAsWanted",
        "Of 2 wanted pods, 2 are of its present template and 0 are available.",
        "pod web-30 and 1 more: container web runs and is not ready yet; restarted once, " +
          "it ended: exit code 3",
      ],
    ],
  },
  {
    behaviour: "Deployment that is paused under way",
    object: workload(
      "Deployment",
      { replicas: 2, paused: true },
      { replicas: 2, updatedReplicas: 1, availableReplicas: 2 },
    ),
    found: [
      [
        "NotAsWanted",
        "Of 2 wanted pods, 1 is of its present template and 2 are available; 1 old pod is left.",
        "its rollout is paused (spec.paused): kubectl rollout resume goes on with it",
      ],
    ],
  },
  {
    behaviour: "Deployment whose controller does not run",
    object: {
      ...workload("Deployment", { replicas: 1 }, { observedGeneration: 1 }),
      metadata: { name: "web", generation: 2 },
    },
    found: [
      [
        "NotAsWanted",
        "Of 1 wanted pod, 0 are of its present template and 0 are available.",
        "its controller has not seen its last change: it may not run",
      ],
    ],
  },
  {
    behaviour: "ReplicaSet that may not make pods",
    object: workload(
      "ReplicaSet",
      { replicas: 1 },
      {
        replicas: 0,
        conditions: [condition("ReplicaFailure", "True", "FailedCreate", "no quota")],
      },
    ),
    found: [
      [
        "NotAsWanted",
        "Of 1 wanted pod, 0 are there and 0 are available.",
        "FailedCreate: no quota",
      ],
    ],
  },
  {
    behaviour: "StatefulSet that waits for its first pod",
    object: workload(
      "StatefulSet",
      { replicas: 3, serviceName: "web" },
      { replicas: 1, readyReplicas: 0, currentRevision: "a", updateRevision: "a" },
    ),
    beside: [pod({ ...unplaced, metadata: { name: "web-0", ...ownedBy("StatefulSet", "web") } })],
    found: [
      [
        "NotAsWanted",
        "Of 3 wanted pods, 0 are ready.",
        "pod web-0: is on no node: Unschedulable: 0/3 nodes are available.",
        "OrderedReady: the next pod is made only when those before it are ready",
      ],
    ],
  },
  {
    behaviour: "StatefulSet whose update stops at its partition",
    object: workload(
      "StatefulSet",
      { replicas: 3, serviceName: "web", updateStrategy: { rollingUpdate: { partition: 2 } } },
      {
        replicas: 3,
        readyReplicas: 3,
        updatedReplicas: 1,
        currentRevision: "a",
        updateRevision: "b",
      },
    ),
    found: [
      [
        "NotAsWanted",
        "Of 3 wanted pods, 3 are ready and 1 is of its present template.",
        "its partition is 2: pods with a lower number keep the template they have",
      ],
    ],
  },
  {
    behaviour: "DaemonSet that lacks pods",
    object: workload(
      "DaemonSet",
      {},
      { desiredNumberScheduled: 3, numberReady: 2, updatedNumberScheduled: 3 },
    ),
    beside: [pod({ ...unplaced, metadata: { name: "d", ...ownedBy("DaemonSet", "web") } })],
    found: [
      [
        "NotAsWanted",
        "Of 3 wanted pods, 2 are ready and 3 are of its present template.",
        "pod d: is on no node: Unschedulable: 0/3 nodes are available.",
      ],
    ],
  },
];

const job = (spec: JsonObject, status: JsonObject): JsonObject => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "work" },
  spec: { template: { spec: { ...template.spec, restartPolicy: "Never" } }, ...spec },
  status,
});
const leaving = (name: string) => ({
  metadata: { name, deletionTimestamp: secondsAgo(30), ...ownedBy("Job", "work") },
});
const service = (spec: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: labels, ports: [{ port: 80 }], ...spec },
});
const claim: JsonObject = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: { storageClassName: "fast" },
};
const storageClass = (mode: string, provisioner = "example.com/disk"): JsonObject => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "fast" },
  provisioner,
  volumeBindingMode: mode,
});
const ingress = (className: string | undefined): JsonObject => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "web" },
  spec: {
    ...(className !== undefined && { ingressClassName: className }),
    defaultBackend: { service: { name: "web", port: { number: 80 } } },
  },
});
const unbound = (...reasons: string[]) =>
  [["NotAsWanted", "It is bound to no volume.", ...reasons]] as const;

const others: readonly Row[] = [
  {
    behaviour: "Job that has failed",
    object: job(
      { backoffLimit: 1 },
      { failed: 2, conditions: [condition("Failed", "True", "BackoffLimitExceeded", "Too many.")] },
    ),
    found: [["NotAsWanted", "It has failed: BackoffLimitExceeded: Too many."]],
  },
  {
    behaviour: "Job that is under way",
    object: job({ completions: 3, backoffLimit: 4 }, { active: 1, succeeded: 1, failed: 2 }),
    found: [
      [
        "NotAsWanted",
        "Of 3 wanted completions, 1 is done; 1 pod is active.",
        "2 pods failed so far; after more than 4 it fails",
      ],
    ],
  },
  {
    behaviour: "Job whose indexes fail by themselves",
    object: job(
      { completions: 3, backoffLimit: 2147483647, backoffLimitPerIndex: 1, maxFailedIndexes: 2 },
      { active: 1, succeeded: 1, failed: 2 },
    ),
    found: [
      [
        "NotAsWanted",
        "Of 3 wanted completions, 1 is done; 1 pod is active.",
        "2 pods failed so far; an index fails after more than 1 of its own, " +
          "and the Job after more than 2 failed indexes",
      ],
    ],
  },
  {
    behaviour: "Job whose pods cannot end, for their machine has no power",
    object: job({ completions: 3 }, { terminating: 3 }),
    beside: [
      off,
      { ...node(), metadata: { name: "node-2" } },
      pod(leaving("work-0")),
      pod(leaving("work-1")),
      pod({ ...leaving("work-2"), spec: { nodeName: "node-2" } }),
    ],
    found: [
      [
        "NotAsWanted",
        "Of 3 wanted completions, 0 are done; 0 pods are active.",
        "pod work-0 and 1 more: is being deleted, but the machine of node node-1 has no power " +
          "(annotation sim.kubesim.dev/power)",
        "pod work-2: is being deleted",
      ],
    ],
  },
  {
    behaviour: "Job that is suspended",
    object: job({ suspend: true }, {}),
    found: [["NotAsWanted", "It is suspended (spec.suspend), so it has no pods."]],
  },
  {
    behaviour: "Service whose selector matches nothing, with what comes near",
    object: service({ selector: { app: "wbe" } }),
    beside: [pod()],
    found: [
      [
        "NotAsWanted",
        "It has no endpoints.",
        "its selector app=wbe matches no pod of its namespace",
        "pod web-0, for one, has app=web",
      ],
    ],
  },
  {
    behaviour: "Service whose pods are not ready",
    object: service(),
    beside: [unplaced],
    found: [
      [
        "NotAsWanted",
        "It has no endpoints that are ready, though its selector matches 1 pod.",
        "pod web-0: is on no node: Unschedulable: 0/3 nodes are available.",
      ],
    ],
  },
  {
    behaviour: "Service whose targetPort has no such name",
    object: service({ ports: [{ port: 80, targetPort: "http" }] }),
    beside: [pod({ status: { conditions: [condition("Ready", "True")] } })],
    found: [
      [
        "NotAsWanted",
        "It has no endpoints that are ready, though its selector matches 1 pod.",
        "targetPort http names no port of the containers of 1 pod",
      ],
    ],
  },
  {
    behaviour: "Ingress without a class, to a Service that is not there",
    object: ingress(undefined),
    found: [
      [
        "NotAsWanted",
        "It has no address: no controller serves it yet.",
        "Service web does not exist",
      ],
    ],
  },
  {
    behaviour: "Ingress of a class that does not exist",
    object: ingress("internal"),
    beside: [service()],
    found: [
      [
        "NotAsWanted",
        "It has no address: no controller serves it yet.",
        "its IngressClass internal does not exist",
        "Service web: It has no endpoints. its selector app=web matches no pod of its namespace",
      ],
    ],
  },
  {
    behaviour: "Ingress of a class that nobody serves",
    object: ingress("internal"),
    beside: [
      {
        apiVersion: "networking.k8s.io/v1",
        kind: "IngressClass",
        metadata: { name: "internal" },
        spec: { controller: "example.com/ingress" },
      },
      service(),
    ],
    found: [
      [
        "NotAsWanted",
        "It has no address: no controller serves it yet.",
        "nobody serves its IngressClass internal: there is no example.com/ingress here",
        "Service web: It has no endpoints. its selector app=web matches no pod of its namespace",
      ],
    ],
  },
  {
    behaviour: "Ingress to a Service without endpoints",
    object: ingress("nginx"),
    beside: [
      {
        apiVersion: "networking.k8s.io/v1",
        kind: "IngressClass",
        metadata: { name: "nginx" },
        spec: { controller: "k8s.io/ingress-nginx" },
      },
      service(),
    ],
    found: [
      [
        "NotAsWanted",
        "It has no address: no controller serves it yet.",
        "Service web: It has no endpoints. its selector app=web matches no pod of its namespace",
      ],
    ],
  },
  {
    behaviour: "claim that waits for its first user",
    object: claim,
    beside: [storageClass("WaitForFirstConsumer")],
    found: unbound(
      "its class fast waits for a pod that uses it (WaitForFirstConsumer), and there is none",
    ),
  },
  {
    behaviour: "claim of a class that does not exist",
    object: claim,
    found: unbound("its storage class fast does not exist"),
  },
  {
    behaviour: "claim of a class whose volumes nobody makes",
    object: claim,
    beside: [storageClass("Immediate", "kubernetes.io/no-provisioner")],
    found: unbound("nobody makes volumes of its class fast: it waits for one that fits"),
  },
  {
    behaviour: "node whose machine has no power",
    object: off,
    found: [
      [
        "NotReady",
        "It is not ready since 1m0s.",
        "the machine of node node-1 has no power (annotation sim.kubesim.dev/power)",
      ],
    ],
  },
  {
    behaviour: "node that is cordoned",
    object: node({ spec: { unschedulable: true } }),
    found: [["NotAsWanted", "It is cordoned: no new pods are placed on it."]],
  },
  {
    behaviour: "autoscaler that cannot measure",
    object: {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "web" },
      spec: { maxReplicas: 3, scaleTargetRef: { kind: "Deployment", name: "web" } },
      status: {
        desiredReplicas: 0,
        conditions: [condition("ScalingActive", "False", "FailedGetResourceMetric", "no requests")],
      },
    },
    found: [
      ["NotAsWanted", "It does not scale Deployment web.", "FailedGetResourceMetric: no requests"],
    ],
  },
];

describe.each([
  { what: "a pod", rows: pods },
  { what: "a workload", rows: workloads },
  { what: "another object", rows: others },
])("$what:", ({ rows }) => {
  test.each(rows)("$behaviour", (row) => {
    expect(found(row)).toEqual(row.found);
  });
});
