import { binPackingProfile } from "../../scheduler/index.ts";
import { type Benchmark, type Measurement, median } from "../harness.ts";
import { byScheduler, firstFitDecreasing, lowerBound } from "./packings.ts";
import { workloads } from "./workloads.ts";

const seeds = [1, 2, 3, 4, 5];

/**
 * How many nodes the default profile uses, which places pods as they come; how many would do at
 * the least; and how many first-fit-decreasing uses, which knows all pods beforehand.
 */
export const packing: Benchmark = {
  name: "packing",
  run() {
    const loads = seeds.map(workloads);
    const [first = []] = loads;
    return first.flatMap(({ what, pods }, index): readonly Measurement[] => {
      const drawn = loads.flatMap((each) => each[index] ?? []);
      const load = `${what}, ${pods.length} pods`;
      const row = (how: string, nodes: readonly number[]) =>
        ({
          name: "packing",
          what: `${load}: ${how}`,
          value: median(nodes),
          unit: "count",
        }) as const;
      const placed = drawn.map((each) => byScheduler(each, binPackingProfile));
      const bounds = drawn.map(lowerBound);
      const ratios = placed.map((nodes, at) => nodes / (bounds[at] ?? 1));
      return [
        row("nodes at the least", bounds),
        row("nodes by first-fit-decreasing", drawn.map(firstFitDecreasing)),
        row("nodes by the default profile", placed),
        {
          name: "packing",
          what: `${load}: those to the least`,
          value: median(ratios),
          unit: "ratio",
        },
      ];
    });
  },
};
