import type { Pod } from "../framework/framework.ts";
import { priorityOf } from "../snapshot/snapshot.ts";
import { startedMs } from "./importance.ts";
import type { Candidate } from "./victims.ts";

/**
 * What it costs that these pods leave, of which so many do against a budget: less is better, and
 * what comes first counts most. The victims come by importance.
 * Source: pickOneNodeForPreemption 1.36.
 */
export function costsOf(victims: readonly Pod[], violations: number): readonly number[] {
  const [first] = victims;
  const highest = first === undefined ? Number.NEGATIVE_INFINITY : priorityOf(first);
  // Lifted above zero, so that more victims never cost less.
  const sum = victims.reduce((total, pod) => total + priorityOf(pod) + 2 ** 31, 0);
  // When the first of the most important was started: the later, the better.
  const earliestMs = victims
    .filter((pod) => priorityOf(pod) === highest)
    .reduce((least, pod) => Math.min(least, startedMs(pod)), Number.POSITIVE_INFINITY);
  return [violations, highest, sum, victims.length, -earliestMs];
}

/** Whether preemption does less harm on one node than on another. */
export function isBetter({ costs }: Candidate, other: Candidate): boolean {
  for (let at = 0; at < costs.length; at += 1) {
    const [cost, rival] = [costs[at] ?? 0, other.costs[at] ?? 0];
    if (cost !== rival) return cost < rival;
  }
  return false;
}
