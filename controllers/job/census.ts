/** What the pods of a Job amount to. Source: pkg/controller/job syncJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import { isIndexed } from "../../api/batch/job-spec.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { isPodActive, isPodReady, isPodTerminating } from "../pod-state.ts";
import { judge } from "./failure-policy.ts";
import { type IndexSet, readIndexes } from "./index-set.ts";
import { failuresBefore, finishedMs, indexOf, isFailed, isTracked, isValid } from "./pods.ts";

export interface Census {
  readonly pods: readonly Pod[];
  readonly active: readonly Pod[];
  readonly terminating: readonly Pod[];
  readonly ready: number;
  /** Pods that succeeded and failed so far, those about to be counted included. */
  readonly succeeded: number;
  readonly failed: number;
  /** Those about to be counted, and with the failed ones those that a policy ignores. */
  readonly newlySucceeded: readonly Pod[];
  readonly newlyFailed: readonly Pod[];
  readonly indexes?: Indexes;
}

/** How the indexes of an Indexed Job fare. */
export interface Indexes {
  readonly succeeded: IndexSet;
  /** Only with `backoffLimitPerIndex`. */
  readonly failed?: IndexSet;
  /**
   * The last failed pod of each index that is to be tried again: it is kept until the next pod
   * carries on its count.
   */
  readonly kept: ReadonlyMap<number, Pod>;
}

export function takeCensus(job: Job, pods: readonly Pod[]): Census {
  const { status, spec } = job;
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {};
  const active = pods.filter(isPodActive);
  const news = pods.filter((pod) => isTracked(pod) && isValid(pod, job));
  const isNew = (known: readonly string[]) => {
    const uids = new Set(known);
    return ({ metadata: { uid = "" } }: Pod) => !uids.has(uid);
  };
  const newlySucceeded = news
    .filter(isNew(succeeded))
    .filter(({ status: { phase } }) => phase === "Succeeded");
  const newlyFailed = news.filter(isNew(failed)).filter((pod) => isFailed(pod, job));
  const counted = newlyFailed.filter((pod) => judge(spec.podFailurePolicy, pod).counts);
  const indexes = isIndexed(spec) ? indexesOf(job, pods, active) : undefined;
  return {
    pods,
    active,
    terminating: pods.filter(isPodTerminating),
    ready: active.filter(isPodReady).length,
    succeeded:
      indexes?.succeeded.size ?? (status.succeeded ?? 0) + succeeded.length + newlySucceeded.length,
    failed: (status.failed ?? 0) + failed.length + counted.length,
    newlySucceeded,
    newlyFailed,
    ...(indexes && { indexes }),
  };
}

function indexesOf(job: Job, pods: readonly Pod[], active: readonly Pod[]): Indexes {
  const { spec, status } = job;
  const { completions = 0, backoffLimitPerIndex } = spec;
  const succeeded = new Set(readIndexes(status.completedIndexes, completions));
  for (const pod of pods) {
    const index = indexOf(pod, job);
    if (index === undefined || !isTracked(pod)) continue;
    if (pod.status.phase === "Succeeded") succeeded.add(index);
  }
  if (backoffLimitPerIndex === undefined) return { succeeded, kept: new Map() };
  const failed = new Set(readIndexes(status.failedIndexes, completions));
  for (const pod of pods) {
    const index = indexOf(pod, job);
    if (index === undefined || succeeded.has(index) || !isTracked(pod)) continue;
    if (endsIndex(pod, job, backoffLimitPerIndex)) failed.add(index);
  }
  return { succeeded, failed, kept: keptPods(job, pods, { active, succeeded, failed }) };
}

/** Whether with this pod its index has failed for good. */
function endsIndex(pod: Pod, job: Job, limit: number): boolean {
  if (!isFailed(pod, job)) return false;
  const { action, counts } = judge(job.spec.podFailurePolicy, pod);
  return action === "FailIndex" || (counts && failuresBefore(pod).counted >= limit);
}

interface Settled {
  readonly active: readonly Pod[];
  readonly succeeded: IndexSet;
  readonly failed: IndexSet;
}

function keptPods(job: Job, pods: readonly Pod[], settled: Settled): ReadonlyMap<number, Pod> {
  const running = new Set(settled.active.map((pod) => indexOf(pod, job)));
  const kept = new Map<number, Pod>();
  for (const pod of pods) {
    const index = indexOf(pod, job);
    if (index === undefined || !isTracked(pod) || !isFailed(pod, job)) continue;
    if (running.has(index) || settled.succeeded.has(index) || settled.failed.has(index)) continue;
    const last = kept.get(index);
    if (last === undefined || isLater(pod, last)) kept.set(index, pod);
  }
  return kept;
}

function isLater(pod: Pod, last: Pod): boolean {
  const count = (each: Pod) => failuresBefore(each).counted + failuresBefore(each).ignored;
  return count(pod) >= count(last) && finishedMs(pod) >= finishedMs(last);
}
