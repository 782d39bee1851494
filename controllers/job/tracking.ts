/**
 * How pods are counted once and once only. A pod that ended is named in the status while its
 * finalizer still holds it; then the finalizer goes; and a pod that is named and no longer held
 * becomes a number. Each step can be repeated, so it may be broken off between any two.
 * Source: pkg/controller/job trackJobStatusAndRemoveFinalizers 1.36.
 */
import type { Job } from "../../api/batch/job.ts";
import { isIndexed } from "../../api/batch/job-spec.ts";
import type { JobStatus } from "../../api/batch/job-status.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Census } from "./census.ts";
import { judge } from "./failure-policy.ts";
import { formatIndexes, readIndexes } from "./index-set.ts";
import { indexOf, isFailed, isTracked } from "./pods.ts";

/** The most pods that are named at one time. Source: MaxUncountedPods. */
export const uncountedMax = 500;

export interface Tracked {
  readonly counts: Pick<
    JobStatus,
    "succeeded" | "failed" | "completedIndexes" | "failedIndexes" | "uncountedTerminatedPods"
  >;
  /** Pods whose finalizer goes once the counts are written. */
  readonly released: readonly Pod[];
  /** Whether every pod has become a number. */
  readonly isSettled: boolean;
}

/** How the Job ends, if it is about to: then no pod is waited for. */
export type Ending = "success" | "failure" | undefined;

export function trackPods(job: Job, census: Census, ending: Ending): Tracked {
  const held = new Set(census.pods.filter(isTracked).map(({ metadata }) => metadata.uid ?? ""));
  const named = job.status.uncountedTerminatedPods ?? {};
  const left = {
    succeeded: (named.succeeded ?? []).filter((uid) => held.has(uid)),
    failed: (named.failed ?? []).filter((uid) => held.has(uid)),
  };
  const counter = new Counter(job, left);
  const pods = isIndexed(job.spec) ? byIndex(job, census.pods) : census.pods;
  for (const pod of pods) {
    if (counter.isFull) break;
    if (isTracked(pod) && isReleasable(pod, job, { census, ending })) counter.count(pod, ending);
  }
  const { succeeded, failed } = counter;
  const moved = (of: "succeeded" | "failed") =>
    (job.status[of] ?? 0) + (named[of]?.length ?? 0) - left[of].length;
  return {
    counts: {
      succeeded: (isIndexed(job.spec) ? counter.indexes.size : moved("succeeded")) || undefined,
      failed: moved("failed") || undefined,
      completedIndexes: formatIndexes(counter.indexes) || undefined,
      failedIndexes: census.indexes?.failed && formatIndexes(census.indexes.failed),
      uncountedTerminatedPods: {
        ...(succeeded.length > 0 && { succeeded }),
        ...(failed.length > 0 && { failed }),
      },
    },
    released: counter.released,
    isSettled: succeeded.length + failed.length === 0 && !counter.isFull,
  };
}

/** Pods in the order of their indexes, so that indexes are completed in order. */
const byIndex = (job: Job, pods: readonly Pod[]) =>
  [...pods].sort((left, right) => (indexOf(left, job) ?? -1) - (indexOf(right, job) ?? -1));

/** Names pods, as many as may be. */
class Counter {
  readonly succeeded: string[];
  readonly failed: string[];
  readonly indexes: Set<number>;
  readonly released: Pod[] = [];
  readonly #job: Job;
  #newIndexes = 0;

  constructor(job: Job, named: { succeeded: readonly string[]; failed: readonly string[] }) {
    this.#job = job;
    this.succeeded = [...named.succeeded];
    this.failed = [...named.failed];
    const { status, spec } = job;
    this.indexes = new Set(readIndexes(status.completedIndexes, spec.completions ?? 0));
  }

  get isFull(): boolean {
    return this.#newIndexes + this.succeeded.length + this.failed.length >= uncountedMax;
  }

  count(pod: Pod, ending: Ending): void {
    this.released.push(pod);
    const { uid = "" } = pod.metadata;
    if (this.failed.includes(uid)) return;
    if (pod.status.phase === "Succeeded") this.#countSuccess(pod, uid);
    else if (isFailed(pod, this.#job) || ending === "failure") this.#countFailure(pod, uid);
  }

  /** The index is enough to know a success again. */
  #countSuccess(pod: Pod, uid: string): void {
    if (!isIndexed(this.#job.spec)) {
      if (!this.succeeded.includes(uid)) this.succeeded.push(uid);
      return;
    }
    const index = indexOf(pod, this.#job);
    if (index === undefined || this.indexes.has(index)) return;
    this.indexes.add(index);
    this.#newIndexes += 1;
  }

  #countFailure(pod: Pod, uid: string): void {
    const { spec } = this.#job;
    if (isIndexed(spec) && indexOf(pod, this.#job) === undefined) return;
    if (judge(spec.podFailurePolicy, pod).counts) this.failed.push(uid);
  }
}

/** Whether nothing more is to be learnt of the pod, or the Job is over anyway. */
function isReleasable(
  pod: Pod,
  job: Job,
  { census, ending }: { readonly census: Census; readonly ending: Ending },
): boolean {
  const { deletionTimestamp } = job.metadata;
  if (deletionTimestamp !== undefined || ending !== undefined) return true;
  if (pod.status.phase === "Succeeded") return true;
  if (!isFailed(pod, job)) return false;
  const index = indexOf(pod, job);
  return index === undefined || census.indexes?.kept.get(index)?.metadata.uid !== pod.metadata.uid;
}
