import { expect, test } from "vitest";
import type { PluginArgs } from "../framework/framework.ts";
import { type NodeRow, type PodRow, podOf, snapshotOf } from "../testing/objects.ts";
import { scores } from "../testing/verdicts.ts";
import { nodeResourcesBalancedAllocation } from "./node-resources-balanced-allocation.ts";

const three = { resources: [{ name: "cpu" }, { name: "memory" }, { name: "x.io/gpu" }] };
const node: NodeRow = { name: "n", cpu: "4", memory: "8Gi", resources: { "x.io/gpu": "4" } };

interface Row {
  readonly behaviour: string;
  readonly args?: PluginArgs;
  readonly there?: Readonly<Record<string, string>>;
  readonly pod: PodRow;
  readonly score: number | undefined;
}

test.each<Row>([
  {
    behaviour: "75 where an even pod joins an even node",
    pod: { requests: { cpu: "1", memory: "2Gi" } },
    score: 75,
  },
  {
    behaviour: "75 where an uneven node stays as it is",
    there: { cpu: "2" },
    pod: { requests: { cpu: "1", memory: "2Gi" } },
    score: 75,
  },
  { behaviour: "50 for making it as uneven as can be", pod: { requests: { cpu: "4" } }, score: 50 },
  {
    behaviour: "100 for evening out what was as uneven as can be",
    there: { cpu: "4" },
    pod: { requests: { memory: "8Gi" } },
    score: 100,
  },
  {
    behaviour: "less than 75 for a little more of one resource",
    pod: { requests: { cpu: "1" } },
    score: 68, // a deviation of 0.125
  },
  {
    behaviour: "by the standard deviation of three resources",
    args: three,
    pod: { requests: { cpu: "4", memory: "4Gi", "x.io/gpu": "0" } },
    score: 62, // 1/4 of deviation between 1 and 1/2; the pod asks for no GPU
  },
  {
    behaviour: "by three resources where the pod asks for them",
    args: three,
    pod: { requests: { cpu: "4", memory: "4Gi", "x.io/gpu": "1" } },
    score: 59, // 1, 1/2 and 1/4 deviate by 0.312
  },
  {
    behaviour: "75 for a change of the balance that is less than one, from 98.75 to 98.1",
    there: { cpu: "100m" },
    pod: { requests: { cpu: "50m" } },
    score: 75,
  },
  {
    behaviour: "75 for a resource alone",
    args: { resources: [{ name: "cpu" }] },
    pod: { requests: { cpu: "3" } },
    score: 75,
  },
  { behaviour: "no node for a pod without requests", pod: {}, score: undefined },
])("gives $behaviour", ({ args, there, pod, score }) => {
  const plugin = nodeResourcesBalancedAllocation.create(args);
  const others = there && [podOf({ name: "there", requests: there, spec: { nodeName: "n" } })];
  const found = scores(plugin, podOf(pod), snapshotOf([node], others));
  expect(found).toEqual(score === undefined ? undefined : { n: score });
});

test.each<{ args: PluginArgs; message: string }>([
  {
    args: { resources: [{ name: "cpu", weight: 2 }] },
    message: "resources[0].weight: Invalid value: 2: must be 1",
  },
  {
    args: { resources: [{ name: "cpu" }, { name: "cpu" }] },
    message: 'resources[1].name: Duplicate value: "cpu"',
  },
])("is not made with wrong arguments: $message", ({ args, message }) => {
  const made = () => nodeResourcesBalancedAllocation.create(args);
  expect(made).toThrow(new RangeError(`NodeResourcesBalancedAllocation: ${message}`));
});
