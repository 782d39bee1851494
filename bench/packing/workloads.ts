import { type Random, seededRandom } from "../../api/runtime.ts";
import { alibabaNode, alibabaShapes, type Shape } from "./alibaba-gpu.ts";

/** Pods to be put on as few nodes of one shape as can be. */
export interface Workload {
  readonly what: string;
  readonly node: Shape;
  readonly pods: readonly Shape[];
}

const count = 2_000;
const node: Shape = { milliCpu: 16_000, memoryMi: 65_536, milliGpu: 0 };
const cpuMin = 100;

/** The loads as a seed draws them. */
export function workloads(seed: number): readonly Workload[] {
  const random = seededRandom(seed);
  return [
    { what: "uniform", node, pods: drawn(() => uniform(random)) },
    { what: "heavy-tailed", node, pods: drawn(() => heavyTailed(random)) },
    {
      what: "Alibaba's GPU trace of 2023",
      node: alibabaNode,
      pods: drawn(() => alibabaShapes[random.integer(alibabaShapes.length)] ?? alibabaNode),
    },
  ];
}

const drawn = (draw: () => Shape): readonly Shape[] => Array.from({ length: count }, draw);

/** Up to half of a node, of each resource by itself. */
const uniform = (random: Random): Shape => ({
  milliCpu: cpuMin + random.integer(node.milliCpu / 2 - cpuMin),
  memoryMi: cpuMin + random.integer(node.memoryMi / 2 - cpuMin),
  milliGpu: 0,
});

/** Most ask for little and few for nearly a node: Pareto's distribution with an index of 1.1. */
function heavyTailed(random: Random): Shape {
  const milliCpu = Math.min(node.milliCpu, pareto(random, cpuMin));
  const mebibytesPerMilliCpu = 1 + 6 * uniformShare(random);
  const memoryMi = Math.min(node.memoryMi, Math.round(milliCpu * mebibytesPerMilliCpu));
  return { milliCpu, memoryMi, milliGpu: 0 };
}

const index = 1.1;
const pareto = (random: Random, least: number): number =>
  Math.round(least / (1 - uniformShare(random)) ** (1 / index));

const resolution = 1_000_000;
const uniformShare = (random: Random): number => random.integer(resolution) / resolution;
