import { priorityOf } from "../snapshot.ts";
import { startedMs } from "./importance.ts";
import type { Candidate } from "./victims.ts";

/** Less is better; what comes first counts most. Source: pickOneNodeForPreemption 1.36. */
const costs: readonly ((candidate: Candidate) => number)[] = [
  ({ violations }) => violations,
  highestPriority,
  // Lifted above zero, so that more victims never cost less.
  ({ victims }) => victims.reduce((sum, pod) => sum + priorityOf(pod) + 2 ** 31, 0),
  ({ victims }) => victims.length,
  (candidate) => -earliestStartMs(candidate),
];

/** The node where preemption does least harm; of equals the first. */
export function bestCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  let left = candidates;
  for (const cost of costs) {
    const least = left.reduce((min, each) => Math.min(min, cost(each)), Number.POSITIVE_INFINITY);
    left = left.filter((each) => cost(each) === least);
  }
  return left[0];
}

/** The victims come by importance. */
function highestPriority({ victims }: Candidate): number {
  const [first] = victims;
  return first === undefined ? Number.NEGATIVE_INFINITY : priorityOf(first);
}

/** When the first of the most important victims was started. */
function earliestStartMs(candidate: Candidate): number {
  const highest = highestPriority(candidate);
  const most = candidate.victims.filter((pod) => priorityOf(pod) === highest);
  return most.reduce((min, pod) => Math.min(min, startedMs(pod)), Number.POSITIVE_INFINITY);
}
