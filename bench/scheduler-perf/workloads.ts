/**
 * Loads on a scheduler, in the manner of Kubernetes' own: what stands before, and what is measured.
 * Source: kubernetes/test/integration/scheduler_perf, 1.36, with its floors in pods a second.
 */
import { freezeObjects, type JsonObject } from "../../api/json.ts";

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
  readonly before: Pods;
  /** Whether those before fit on no node. */
  readonly isFullBefore?: boolean;
  readonly measured: Pods;
  /** What comes and goes meanwhile, once for every hundred pods. */
  readonly churn?: Churn;
}
interface Pods {
  readonly count: number;
  readonly shape: PodShape;
}
/**
 * Pods that others have to leave for, pods that fit nowhere, or a node, a pod and a service of
 * which each takes the place of the last.
 */
export type Churn = "preemptors" | "unschedulable" | "all";

/** So many pods come to one of what comes and goes meanwhile. */
export const churnEvery = 100;

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
const placed = (count: number, shape: PodShape = plain): Pods => ({ count, shape });

/** Pods that leave for those with a higher priority, at once. */
const low: PodShape = {
  cpu: "900m",
  spec: { priorityClassName: "low", terminationGracePeriodSeconds: 0 },
};
/** What comes meanwhile: three of the former have to leave for one, or no node is large enough. */
export const preemptor: PodShape = { cpu: "3", spec: { priorityClassName: "high" } };
export const tooLarge: PodShape = { cpu: "9", spec: { priorityClassName: "high" } };

export const workloads: readonly Workload[] = [
  { what: "basic", floor: 680, before: placed(1_000), measured: placed(10_000) },
  {
    what: "node affinity",
    floor: 220,
    before: placed(5_000),
    measured: placed(10_000, inZones),
  },
  {
    what: "pod affinity",
    floor: 35,
    before: placed(5_000),
    measured: placed(5_000, blue),
  },
  {
    what: "pod anti-affinity",
    floor: 60,
    before: placed(1_000),
    measured: placed(2_000, green),
  },
  {
    what: "required spreading",
    floor: 460,
    before: placed(5_000),
    measured: placed(5_000, spread("DoNotSchedule")),
  },
  {
    what: "preferred spreading",
    floor: 340,
    before: placed(5_000),
    measured: placed(5_000, spread("ScheduleAnyway")),
  },
  {
    what: "20,000 pods pending, and more that fit nowhere",
    floor: 600,
    before: { count: 20_000, shape: { cpu: "9" } },
    isFullBefore: true,
    measured: placed(10_000),
    churn: "unschedulable",
  },
  {
    what: "preemption meanwhile",
    floor: 570,
    before: placed(20_000, low),
    measured: placed(5_000),
    churn: "preemptors",
  },
  {
    what: "mixed churn",
    floor: 710,
    before: placed(0),
    measured: placed(10_000),
    churn: "all",
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

/** What part a pod has in the load, as its label `load` says. */
export type Part = "before" | "measured" | "churn";

/** A pod of that shape, without its name; frozen, so that its pods share what they have alike. */
export function podBody({ labels = {}, spec = {}, cpu = "100m" }: PodShape, part: Part) {
  const resources = { requests: { cpu, memory: "500Mi" } };
  const containers = [{ name: "pause", image: "registry.k8s.io/pause:3.10", resources }];
  return freezeObjects({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { generateName: `${part}-`, labels: { ...labels, load: part } },
    spec: { containers, ...spec },
  });
}

export const serviceBody = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "churn" },
  spec: { selector: { foo: "bar" }, ports: [{ protocol: "TCP", port: 8080 }] },
};

/** The classes of the pods that give way and of those that they give way to. */
export const priorityClasses = [
  { name: "low", value: 1 },
  { name: "high", value: 100 },
].map(({ name, value }) => ({
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name },
  value,
}));
