import { naturalLogarithm } from "../../api/logarithm.ts";
import type { Random } from "../../api/runtime.ts";
import { type LoadShape, SumClock, sumAt } from "./load.ts";

/** When requests come, one after the other. */
export interface Arrivals {
  /** Milliseconds since the beginning; Infinity where no more come. */
  next(): number;
}

/**
 * The arrivals of a load that has gone on for `sinceMs`. They are equal steps, or steps of an
 * exponential distribution, in the sum of the load; so its pieces need no drawing in vain.
 */
export function arrivals(
  shape: LoadShape,
  { arrivals: kind, sinceMs }: { readonly arrivals: string; readonly sinceMs: number },
  random: Random,
): Arrivals {
  const clock = new SumClock(shape);
  let sum = sumAt(shape, sinceMs);
  if (kind === "Poisson") {
    return {
      next() {
        sum -= naturalLogarithm(1 - random.next());
        return clock.timeOf(sum);
      },
    };
  }
  // Each comes in the middle of its share, so that a second at 50/s has 50 of them.
  let count = Math.ceil(sum - 0.5);
  return {
    next() {
      count += 1;
      return clock.timeOf(count - 0.5);
    },
  };
}
