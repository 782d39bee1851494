/** Whether a Job is to end, and why. Source: pkg/controller/job syncJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import type { Census } from "./census.ts";
import { conditionOf, type News } from "./conditions.ts";
import { judge } from "./failure-policy.ts";
import { isFailed } from "./pods.ts";
import { earlySuccess } from "./success-policy.ts";

/**
 * The condition that ends the Job, said before or found now: SuccessCriteriaMet or FailureTarget.
 * A Job whose completions are reached ends otherwise: only once nothing of it is active.
 */
export function endingOf(job: Job, census: Census, nowMs: number): News | undefined {
  return (
    conditionOf(job, "SuccessCriteriaMet") ??
    conditionOf(job, "FailureTarget") ??
    failureByPolicy(job, census.pods) ??
    failureByLimit(job, census, nowMs) ??
    failureByIndexes(job, census) ??
    successByPolicy(job, census)
  );
}

const failing = (reason: string, message: string): News => ({
  type: "FailureTarget",
  reason,
  message,
});

function failureByPolicy(job: Job, pods: readonly Pod[]): News | undefined {
  const { podFailurePolicy } = job.spec;
  if (podFailurePolicy === undefined) return undefined;
  for (const pod of pods) {
    const message = isFailed(pod, job) ? judge(podFailurePolicy, pod).failsJob : undefined;
    if (message !== undefined) return failing("PodFailurePolicy", message);
  }
  return undefined;
}

function failureByLimit(job: Job, { failed, pods }: Census, nowMs: number): News | undefined {
  const { backoffLimit = 6 } = job.spec;
  if (failed > backoffLimit || restartsTooOften(job, pods)) {
    return failing("BackoffLimitExceeded", "Job has reached the specified backoff limit");
  }
  return deadlineMs(job, nowMs) === 0
    ? failing("DeadlineExceeded", "Job was active longer than specified deadline")
    : undefined;
}

/** Containers that restart in their pods count as failures too. */
function restartsTooOften({ spec }: Job, pods: readonly Pod[]): boolean {
  if (spec.template.spec.restartPolicy !== "OnFailure") return false;
  let restarts = 0;
  for (const { status } of pods) {
    if (status.phase !== "Running" && status.phase !== "Pending") continue;
    const { initContainerStatuses = [], containerStatuses = [] } = status;
    for (const each of [...initContainerStatuses, ...containerStatuses]) {
      restarts += each.restartCount;
    }
  }
  return restarts > 0 && restarts >= (spec.backoffLimit ?? 6);
}

/** Time that is left until the Job has been active for too long; `undefined` without a deadline. */
export function deadlineMs({ spec, status }: Job, nowMs: number): number | undefined {
  const { activeDeadlineSeconds, suspend } = spec;
  if (activeDeadlineSeconds === undefined || suspend === true) return undefined;
  const startMs = parseTime(status.startTime) ?? nowMs;
  return Math.max(0, startMs + activeDeadlineSeconds * 1000 - nowMs);
}

function failureByIndexes({ spec }: Job, { indexes }: Census): News | undefined {
  const failed = indexes?.failed?.size ?? 0;
  if (failed === 0) return undefined;
  if (failed > (spec.maxFailedIndexes ?? Number.POSITIVE_INFINITY)) {
    const message = "Job has exceeded the specified maximal number of failed indexes";
    return failing("MaxFailedIndexesExceeded", message);
  }
  return failed + (indexes?.succeeded.size ?? 0) >= (spec.completions ?? 0)
    ? failing("FailedIndexes", "Job has failed indexes")
    : undefined;
}

function successByPolicy({ spec }: Job, { indexes }: Census): News | undefined {
  const { successPolicy, completions = 0 } = spec;
  const message = indexes && earlySuccess(successPolicy, completions, indexes.succeeded);
  return message === undefined
    ? undefined
    : { type: "SuccessCriteriaMet", reason: "SuccessPolicy", message };
}
