import type { Pod } from "../framework.ts";
import { priorityOf } from "../snapshot.ts";
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

/** The node where preemption does least harm; of equals the first. */
export function bestCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const each of candidates) {
    if (best === undefined || isLess(each.costs, best.costs)) best = each;
  }
  return best;
}

function isLess(left: readonly number[], right: readonly number[]): boolean {
  for (let at = 0; at < left.length; at += 1) {
    const [cost, other] = [left[at] ?? 0, right[at] ?? 0];
    if (cost !== other) return cost < other;
  }
  return false;
}
