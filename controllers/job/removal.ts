/** Which active pods of a Job go first. Source: pkg/controller/job activePodsForRemoval 1.36. */
import type { Job } from "../../api/batch/job.ts";
import { isIndexed } from "../../api/batch/job-spec.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { isPodReady, readySinceMs } from "../pod-state.ts";
import { indexOf } from "./pods.ts";

/** At least so many pods, and every pod whose index is none or another's. */
export function podsToRemove(job: Job, active: readonly Pod[], atLeast: number): readonly Pod[] {
  const surplus = isIndexed(job.spec) ? withoutPlace(job, active) : [];
  if (surplus.length >= atLeast) return surplus;
  const others = active.filter((pod) => !surplus.includes(pod)).sort(compareWorth);
  return [...surplus, ...others.slice(0, atLeast - surplus.length)];
}

/** Of the pods of one index the worthiest stays. */
function withoutPlace(job: Job, active: readonly Pod[]): readonly Pod[] {
  const holders = new Map<number, Pod>();
  const surplus: Pod[] = [];
  for (const pod of [...active].sort(compareWorth).reverse()) {
    const index = indexOf(pod, job);
    if (index === undefined || holders.has(index)) surplus.push(pod);
    else holders.set(index, pod);
  }
  return surplus.reverse();
}

const phases = ["Pending", "Unknown", "Running"];

/** Pods that have come less far go first. Source: pkg/controller ActivePods 1.36. */
function compareWorth(left: Pod, right: Pod): number {
  const [ranks, others] = [ranksOf(left), ranksOf(right)];
  for (const [at, rank] of ranks.entries()) {
    const difference = rank - (others[at] ?? 0);
    if (difference !== 0) return difference;
  }
  const [name = "", other = ""] = [left.metadata.name, right.metadata.name];
  return name < other ? -1 : name > other ? 1 : 0;
}

function ranksOf(pod: Pod): readonly number[] {
  const { metadata, spec, status } = pod;
  const { containerStatuses = [] } = status;
  return [
    (spec.nodeName ?? "") === "" ? 0 : 1,
    phases.indexOf(status.phase ?? ""),
    isPodReady(pod) ? 1 : 0,
    -(readySinceMs(pod) ?? 0),
    -Math.max(0, ...containerStatuses.map(({ restartCount }) => restartCount)),
    -(parseTime(metadata.creationTimestamp) ?? 0),
  ];
}
