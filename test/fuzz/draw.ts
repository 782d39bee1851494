/** Drawing from a seeded stream: what, how often, how many. */
import type { Random } from "../../api/runtime.ts";

/** One of a list that is not empty. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  const found = list[random.integer(list.length)];
  // The list holds no `undefined` but where T allows it.
  return found as T;
}

/** True so many times in a hundred. */
export const percent = (random: Random, share: number) => random.integer(100) < share;

/** One of the alternatives, each as often as its weight says. */
export function weighted<T>(random: Random, weights: readonly (readonly [number, T])[]): T {
  let left = random.integer(weights.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, value] of weights) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error("there is nothing to choose from");
}
