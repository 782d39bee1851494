/** The Jobs of a CronJob. Source: pkg/controller/cronjob 1.36. */
import type { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import { scheduledTimestampKey } from "../../api/batch/job-labels.ts";
import { isConditionTrue, isJobFinished } from "../../api/batch/job-status.ts";
import { formatZoned } from "../../api/batch/time-zone.ts";
import type { ObjectReference } from "../../api/core/references.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, create, type EventNote, remove } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";

/** The name tells the minute, so that no time gets two Jobs. */
export const jobName = ({ metadata }: CronJob, dueMs: number): string =>
  `${metadata.name}-${Math.floor(dueMs / 60_000)}`;

/** The Job for a time at which the CronJob was due. */
export function creation(cronJob: CronJob, dueMs: number): Action {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const { labels, annotations } = metadata;
  const { timeZone = "UTC" } = cronJob.spec;
  const draft = {
    metadata: {
      name: jobName(cronJob, dueMs),
      namespace: cronJob.metadata.namespace,
      ...(labels && { labels }),
      annotations: { ...annotations, [scheduledTimestampKey]: formatZoned(dueMs, timeZone) },
      ownerReferences: [controllerRefTo(cronJob)],
    },
    spec,
  };
  return create(Job, draft, {
    succeeded: note(cronJob, "SuccessfulCreate", "Created job {name}"),
    failed: warning(cronJob, "FailedCreate", "Error creating job: {error}"),
  });
}

/** Deletes the Job with its pods. */
export const deletion = (cronJob: CronJob, job: Job): Action =>
  remove(Job, job, {
    propagationPolicy: "Background",
    succeeded: note(cronJob, "SuccessfulDelete", `Deleted job ${job.metadata.name}`),
    failed: warning(cronJob, "FailedDelete", "Deleted job: {error}"),
  });

/** The time that a Job was made for, where a CronJob made it. */
export const scheduledMs = ({ metadata }: Job): number | undefined =>
  parseTime(metadata.annotations?.[scheduledTimestampKey]);

export function referenceTo({ apiVersion, kind, metadata }: Job): ObjectReference {
  const { namespace, name, uid, resourceVersion } = metadata;
  return { kind, namespace, name, uid, apiVersion, resourceVersion };
}

/** The Jobs of one outcome that are beyond what is to be kept, oldest first. */
export function expiredJobs({ spec }: CronJob, jobs: readonly Job[]): readonly Job[] {
  const finished = jobs.filter(({ status }) => isJobFinished(status));
  const isGood = ({ status }: Job) => isConditionTrue(status, "Complete");
  return [
    ...oldest(
      finished.filter((job) => !isGood(job)),
      spec.failedJobsHistoryLimit,
    ),
    ...oldest(finished.filter(isGood), spec.successfulJobsHistoryLimit),
  ];
}

function oldest(jobs: readonly Job[], kept: number): readonly Job[] {
  const startMs = ({ status }: Job) => parseTime(status.startTime) ?? Number.POSITIVE_INFINITY;
  const name = ({ metadata }: Job) => metadata.name ?? "";
  return [...jobs]
    .sort((left, right) => startMs(left) - startMs(right) || (name(left) < name(right) ? -1 : 1))
    .slice(0, Math.max(0, jobs.length - kept));
}

export const note = (regarding: CronJob, reason: string, message: string): EventNote => ({
  regarding,
  type: "Normal",
  reason,
  message,
});
export const warning = (regarding: CronJob, reason: string, message: string): EventNote => ({
  regarding,
  type: "Warning",
  reason,
  message,
});
