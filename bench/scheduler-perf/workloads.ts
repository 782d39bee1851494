/**
 * Loads on a scheduler, in the manner of Kubernetes' own: what stands before, and what is measured.
 * Source: kubernetes/test/integration/scheduler_perf, 1.36, with its floors in pods a second.
 */
import { deepFreeze, type JsonObject } from "../../api/json.ts";

const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";

export interface PodShape {
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec?: JsonObject;
  readonly cpu?: string;
}

export interface Workload {
  readonly what: string;
  /** What Kubernetes asks of itself, in pods a second. */
  readonly floor: number;
  /** Pods that have their nodes before; unless they fit none. */
  readonly before: { readonly count: number; readonly shape: PodShape; readonly fits: boolean };
  readonly measured: { readonly count: number; readonly shape: PodShape };
  /** Whether nodes and pods come and go meanwhile. */
  readonly churn?: boolean;
}

const plain: PodShape = {};
const color = (value: string) => ({ matchLabels: { color: value } });
const near = (topologyKey: string, value: string) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey, labelSelector: color(value) }],
});
const green: PodShape = {
  labels: { color: "green" },
  spec: { affinity: { podAntiAffinity: near(hostname, "green") } },
};
const blue: PodShape = {
  labels: { color: "blue" },
  spec: { affinity: { podAffinity: near(zone, "blue") } },
};
const spread = (whenUnsatisfiable: string): PodShape => ({
  labels: { color: "blue" },
  spec: {
    topologySpreadConstraints: [
      { maxSkew: 5, topologyKey: zone, whenUnsatisfiable, labelSelector: color("blue") },
    ],
  },
});
const inZones: PodShape = {
  spec: {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: zone, operator: "In", values: ["zone-0", "zone-1"] }] },
          ],
        },
      },
    },
  },
};
const placed = (count: number, shape: PodShape = plain) => ({ count, shape, fits: true });

export const workloads: readonly Workload[] = [
  { what: "basic", floor: 680, before: placed(1_000), measured: { count: 10_000, shape: plain } },
  {
    what: "node affinity",
    floor: 220,
    before: placed(5_000),
    measured: { count: 10_000, shape: inZones },
  },
  {
    what: "pod affinity",
    floor: 35,
    before: placed(5_000),
    measured: { count: 5_000, shape: blue },
  },
  {
    what: "pod anti-affinity",
    floor: 60,
    before: placed(1_000),
    measured: { count: 2_000, shape: green },
  },
  {
    what: "required spreading",
    floor: 460,
    before: placed(5_000),
    measured: { count: 5_000, shape: spread("DoNotSchedule") },
  },
  {
    what: "preferred spreading",
    floor: 340,
    before: placed(5_000),
    measured: { count: 5_000, shape: spread("ScheduleAnyway") },
  },
  {
    what: "20,000 unschedulable pods pending",
    floor: 600,
    before: { count: 20_000, shape: { cpu: "9" }, fits: false },
    measured: { count: 10_000, shape: plain },
  },
  {
    what: "preemption",
    floor: 570,
    before: placed(20_000, {
      cpu: "900m",
      spec: { priorityClassName: "low", terminationGracePeriodSeconds: 0 },
    }),
    measured: { count: 5_000, shape: { cpu: "3", spec: { priorityClassName: "high" } } },
  },
  {
    what: "mixed churn",
    floor: 710,
    before: placed(0),
    measured: { count: 10_000, shape: plain },
    churn: true,
  },
];

export const nodeCount = 5_000;

/** A node as the load makes it: 4 cpus, 32 GiB, 110 pods, in one of three zones. */
export function nodeBody(index: number) {
  const name = `node-${index}`;
  const resources = { cpu: "4", memory: "32Gi", pods: "110" };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { [zone]: `zone-${index % 3}`, [hostname]: name } },
    status: {
      capacity: resources,
      allocatable: resources,
      conditions: [{ type: "Ready", status: "True" }],
      phase: "Running",
    },
  };
}

/** A pod of that shape, without its name; frozen, so that its pods share what they have alike. */
export function podBody({ labels = {}, spec = {}, cpu = "100m" }: PodShape): JsonObject {
  const resources = { requests: { cpu, memory: "500Mi" } };
  const containers = [{ name: "pause", image: "registry.k8s.io/pause:3.10", resources }];
  return deepFreeze({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { generateName: "pod-", labels },
    spec: { containers, ...spec },
  });
}

/** The classes of the pods that give way and of those that they give way to. */
export const priorityClasses: readonly JsonObject[] = [
  ["low", 1],
  ["high", 100],
].map(([name, value]) => ({
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name },
  value,
}));
