import { expect, test } from "vitest";
import type { PluginArgs } from "../framework/framework.ts";
import { type NodeRow, type PodRow, podOf, snapshotOf } from "../testing/objects.ts";
import { refusals, scores } from "../testing/verdicts.ts";
import { nodeResourcesFit } from "./node-resources-fit.ts";

const on = (nodeName: string, row: PodRow) =>
  podOf({ name: `on-${nodeName}`, ...row, spec: { nodeName, ...row.spec } });
const container = (name: string, requests: Record<string, string>, more = {}) => ({
  name,
  image: "app:1",
  resources: { requests },
  ...more,
});

interface FilterRow {
  readonly behaviour: string;
  readonly args?: PluginArgs;
  readonly node?: Partial<NodeRow>;
  readonly others?: readonly PodRow[];
  readonly pod: PodRow;
  readonly refusal: string | undefined;
}

test.each<FilterRow>([
  { behaviour: "has room for it all", pod: { requests: { cpu: "4" } }, refusal: undefined },
  {
    behaviour: "lacks what other pods took",
    others: [{ requests: { cpu: "3", memory: "8Gi" } }],
    pod: { requests: { cpu: "2", memory: "1" } },
    refusal: "Insufficient cpu, Insufficient memory",
  },
  {
    behaviour: "is too small altogether",
    others: [{ requests: { memory: "8Gi" } }],
    pod: { requests: { cpu: "4001m", memory: "1Gi" } },
    refusal: "!Insufficient cpu, Insufficient memory",
  },
  {
    behaviour: "has no place for one more pod, which another may leave",
    node: { pods: "1" },
    others: [{}],
    pod: {},
    refusal: "Too many pods",
  },
  {
    behaviour: "has a place for no pod at all",
    node: { pods: "0" },
    pod: {},
    refusal: "Too many pods",
  },
  {
    behaviour: "is overcommitted, for a pod that asks for nothing",
    node: { cpu: "1" },
    others: [{ requests: { cpu: "2" } }],
    pod: {},
    refusal: undefined,
  },
  {
    behaviour: "does not have an extended resource",
    pod: { requests: { "x.io/gpu": "1" } },
    refusal: "!Insufficient x.io/gpu",
  },
  {
    behaviour: "lacks an extended resource that is ignored",
    args: { ignoredResources: ["x.io/gpu"] },
    pod: { requests: { "x.io/gpu": "1", "x.io/fpga": "1" } },
    refusal: "!Insufficient x.io/fpga",
  },
  {
    behaviour: "lacks extended resources of a group that is ignored",
    args: { ignoredResourceGroups: ["x.io"] },
    pod: { requests: { "x.io/gpu": "1", "x.io/fpga": "1" } },
    refusal: undefined,
  },
  {
    behaviour: "lacks huge pages, which are never ignored",
    args: { ignoredResources: ["hugepages-2Mi", "cpu"] },
    pod: { requests: { cpu: "5", "hugepages-2Mi": "2Mi" } },
    refusal: "!Insufficient cpu, Insufficient hugepages-2Mi",
  },
  {
    behaviour: "lacks ephemeral storage",
    node: { resources: { "ephemeral-storage": "1Gi" } },
    pod: { requests: { "ephemeral-storage": "2Gi" } },
    refusal: "!Insufficient ephemeral-storage",
  },
  {
    behaviour: "has room for the containers but not for the overhead",
    pod: { requests: { cpu: "4" }, spec: { overhead: { cpu: "1m" } } },
    refusal: "!Insufficient cpu",
  },
  {
    behaviour: "has no room for an init container beside a sidecar",
    pod: {
      spec: {
        initContainers: [
          container("s", { cpu: "1" }, { restartPolicy: "Always" }),
          container("i", { cpu: "3500m" }),
        ],
        containers: [container("c", { cpu: "1" })],
      },
    },
    refusal: "!Insufficient cpu",
  },
  {
    behaviour: "has room for a pod whose requests as a whole are less than those of its containers",
    pod: { requests: { cpu: "5" }, spec: { resources: { requests: { cpu: "4" } } } },
    refusal: undefined,
  },
])("a node $behaviour", ({ args, node, others = [], pod, refusal }) => {
  const plugin = nodeResourcesFit.create(args);
  const there = others.map((row, index) => on("n", { name: `other-${index}`, ...row }));
  const snapshot = snapshotOf([{ ...node, name: "n" }], there);
  expect(refusals(plugin, podOf(pod), snapshot)).toEqual(
    refusal === undefined ? {} : { n: refusal },
  );
});

const resources = [
  { name: "cpu", weight: 3 },
  { name: "memory", weight: 1 },
];
const ratio = (...shape: [number, number][]) => ({
  scoringStrategy: {
    type: "RequestedToCapacityRatio",
    resources,
    requestedToCapacityRatio: {
      shape: shape.map(([utilization, score]) => ({ utilization, score })),
    },
  },
});
const half = { requests: { cpu: "2", memory: "4Gi" } };
const quarter = { requests: { cpu: "1", memory: "4Gi" } };

test.each<{ behaviour: string; args: PluginArgs; pod: PodRow; score: number }>([
  { behaviour: "by what is left unless told otherwise", args: {}, pod: half, score: 50 },
  {
    behaviour: "by what is left, with weights",
    args: { scoringStrategy: { type: "LeastAllocated", resources } },
    pod: quarter,
    score: 68, // (3 * 75 + 50) / 4
  },
  {
    behaviour: "by what is used, with weights",
    args: { scoringStrategy: { type: "MostAllocated", resources } },
    pod: quarter,
    score: 31, // (3 * 25 + 50) / 4
  },
  {
    behaviour: "a pod without requests as a small one",
    args: { scoringStrategy: { type: "MostAllocated" } },
    pod: {},
    score: 2, // 100m of 4 cores and 200Mi of 8Gi are 2 % each
  },
  {
    behaviour: "with cpu and memory where the list of resources is empty",
    args: { scoringStrategy: { type: "LeastAllocated", resources: [] } },
    pod: half,
    score: 50,
  },
  {
    behaviour: "by a rising line",
    args: ratio([0, 0], [100, 10]),
    pod: quarter,
    score: 31,
  },
  {
    behaviour: "by a falling line",
    args: ratio([0, 10], [100, 0]),
    pod: quarter,
    score: 69, // 68.75 is rounded
  },
  {
    behaviour: "by a bent line",
    args: ratio([0, 0], [40, 10], [60, 0]),
    pod: quarter,
    score: 59, // 62 of the cpu; 50 of memory
  },
  {
    behaviour: "level outside the points of a shape",
    args: ratio([30, 2], [40, 8]),
    pod: quarter,
    score: 35, // 20 below the first point; 80 beyond the last
  },
  {
    behaviour: "leaving out a resource whose score is 0",
    args: ratio([0, 0], [25, 0], [50, 6]),
    pod: quarter,
    score: 60,
  },
  {
    behaviour: "an extended resource only for pods that ask for it",
    args: {
      scoringStrategy: {
        type: "MostAllocated",
        resources: [{ name: "x.io/gpu" }, { name: "cpu" }],
      },
    },
    pod: half,
    score: 50,
  },
])("scores $behaviour", ({ args, pod, score }) => {
  const plugin = nodeResourcesFit.create(args);
  const snapshot = snapshotOf([{ name: "n", resources: { "x.io/gpu": "4" } }]);
  expect(scores(plugin, podOf(pod), snapshot)).toEqual({ n: score });
});

test("a node without any of the resources gets nothing", () => {
  const snapshot = snapshotOf([{ name: "n", cpu: "0", memory: "0" }]);
  expect(scores(nodeResourcesFit.create({}), podOf({}), snapshot)).toEqual({ n: 0 });
});

const rule = "requestedToCapacityRatio";
test.each<{ args: PluginArgs; message: string }>([
  {
    args: ratio([10, 1], [10, 2]),
    message: `scoringStrategy.${rule}.shape[1].utilization: Invalid value: 10: values must be sorted in increasing order`,
  },
  {
    args: ratio([-1, 11], [101, 0]),
    message:
      `[scoringStrategy.${rule}.shape[0].utilization: Invalid value: -1: not in valid range [0, 100], ` +
      `scoringStrategy.${rule}.shape[0].score: Invalid value: 11: not in valid range [0, 10], ` +
      `scoringStrategy.${rule}.shape[1].utilization: Invalid value: 101: not in valid range [0, 100]]`,
  },
  {
    args: ratio(),
    message: `scoringStrategy.${rule}.shape: Required value: at least one point must be specified`,
  },
  {
    args: { scoringStrategy: { type: "RequestedToCapacityRatio" } },
    message: `scoringStrategy.${rule}: Required value: must be specified when type is RequestedToCapacityRatio`,
  },
  {
    args: { scoringStrategy: { ...ratio([0, 0]).scoringStrategy, type: "MostAllocated" } },
    message: `scoringStrategy.${rule}: Forbidden: must be nil when type is not RequestedToCapacityRatio`,
  },
  {
    args: { scoringStrategy: { type: "Fullest" } },
    message:
      'scoringStrategy.type: Unsupported value: "Fullest": supported values: ' +
      '"LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"',
  },
  {
    args: {
      scoringStrategy: { type: "LeastAllocated", resources: [{ name: "cpu", weight: 101 }] },
    },
    message:
      "scoringStrategy.resources[0].weight: Invalid value: 101: " +
      "resource weight of cpu not in valid range (0, 100]",
  },
  {
    args: { ignoredResourceGroups: ["x.io/gpu"] },
    message:
      "ignoredResourceGroups[0]: Invalid value: \"x.io/gpu\": resource group name can't contain '/'",
  },
])("is not made with wrong arguments: $message", ({ args, message }) => {
  const made = () => nodeResourcesFit.create(args);
  expect(made).toThrow(new RangeError(`NodeResourcesFit: ${message}`));
});
