/**
 * How long failed pods put off new ones. Upstream remembers failures in memory; here they are read
 * off the pods, which stay when they have ended. Source: pkg/controller/job/backoff_utils.go 1.36.
 */
import type { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { failuresBefore, finishedMs, isFailed } from "./pods.ts";

/** Source: DefaultJobPodFailureBackOff and MaxJobPodFailureBackOff. */
const backoffMsFirst = 10_000;
const backoffMsMax = 600_000;

/** Time until new pods may be made, by the failures since the last success. */
export function backoffMs(job: Job, pods: readonly Pod[], nowMs: number): number {
  let lastSuccessMs = Number.NEGATIVE_INFINITY;
  for (const pod of pods) {
    if (pod.status.phase === "Succeeded") lastSuccessMs = Math.max(lastSuccessMs, finishedMs(pod));
  }
  let failures = 0;
  let lastFailureMs = Number.NEGATIVE_INFINITY;
  for (const pod of pods) {
    if (!isFailed(pod, job)) continue;
    const endMs = finishedMs(pod);
    if (endMs <= lastSuccessMs) continue;
    failures += 1;
    lastFailureMs = Math.max(lastFailureMs, endMs);
  }
  return remainingMs(failures, lastFailureMs, nowMs);
}

/** Time until the pod may be replaced within its index. */
export function indexBackoffMs(failed: Pod, nowMs: number): number {
  const { counted, ignored } = failuresBefore(failed);
  return remainingMs(counted + ignored + 1, finishedMs(failed), nowMs);
}

function remainingMs(failures: number, lastFailureMs: number, nowMs: number): number {
  if (failures === 0) return 0;
  const delayMs = Math.min(backoffMsFirst * 2 ** (failures - 1), backoffMsMax);
  return Math.max(0, lastFailureMs + delayMs - nowMs);
}
