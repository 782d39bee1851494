import * as z from "zod";
import { configurable, resourceWeights } from "../plugin-args.ts";
import { podRequests } from "../pod-requests.ts";
import { cpuAndMemory, resourceShares } from "../resource-shares.ts";

const name = "NodeResourcesBalancedAllocation";
const args = z.strictObject({ resources: resourceWeights.default(cpuAndMemory) });

/** Prefers nodes whose resources would be used in like shares. */
export const nodeResourcesBalancedAllocation = configurable(name, args, ({ resources }) => ({
  name,
  sign: (pod) => podRequests(pod).text,
  preScore(pod, snapshot) {
    const shares = resourceShares(podRequests(pod), snapshot, resources);
    // A pod that requests nothing would be drawn to the same node again and again.
    if (shares.every(({ amount }) => amount === 0)) return undefined;
    return {
      score(slot) {
        const fractions: number[] = [];
        for (const { amount, column } of shares) {
          const capacity = column.allocatable[slot] ?? 0;
          if (capacity === 0) continue;
          fractions.push(Math.min(1, ((column.requested[slot] ?? 0) + amount) / capacity));
        }
        return Math.trunc((1 - deviation(fractions)) * 100);
      },
    };
  },
  requeueOn: [],
}));

/** The standard deviation of the fractions. */
function deviation(fractions: readonly number[]): number {
  const [first = 0, second = 0] = fractions;
  if (fractions.length < 2) return 0;
  if (fractions.length === 2) return Math.abs((first - second) / 2);
  const mean = fractions.reduce((sum, fraction) => sum + fraction, 0) / fractions.length;
  const squares = fractions.reduce((sum, fraction) => sum + (fraction - mean) ** 2, 0);
  return Math.sqrt(squares / fractions.length);
}
