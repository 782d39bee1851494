/** What a CronJob is told of its Jobs. Source: pkg/controller/cronjob syncCronJob 1.36. */
import type { CronJob, CronJobStatus } from "../../api/batch/cronjob.ts";
import type { Job } from "../../api/batch/job.ts";
import { isConditionTrue, isJobFinished } from "../../api/batch/job-status.ts";
import type { ObjectReference } from "../../api/core/references.ts";
import { compact } from "../../api/json.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import type { EventNote } from "../../client/action.ts";
import { note, referenceTo, scheduledMs, warning } from "./jobs.ts";

export interface Told {
  readonly status: CronJobStatus;
  readonly events: readonly EventNote[];
}

/**
 * The status that the Jobs amount to. A Job is made first and told of then: one for a later time
 * than the last that was told is the one that was made.
 */
export function statusOf(cronJob: CronJob, jobs: readonly Job[]): Told {
  const { status } = cronJob;
  const known = status.active ?? [];
  const events: EventNote[] = [];
  const active: ObjectReference[] = [];
  const lastMs = parseTime(status.lastScheduleTime) ?? Number.NEGATIVE_INFINITY;
  let scheduleMs = lastMs;
  let successMs = parseTime(status.lastSuccessfulTime) ?? Number.NEGATIVE_INFINITY;
  for (const reference of known) {
    const job = jobs.find(({ metadata }) => metadata.uid === reference.uid);
    if (job === undefined) {
      events.push(note(cronJob, "MissingJob", `Active job went missing: ${reference.name}`));
    } else if (isJobFinished(job.status)) events.push(completed(cronJob, job));
    else active.push(reference);
  }
  for (const job of jobs) {
    const isNew = (scheduledMs(job) ?? lastMs) > lastMs;
    if (isNew) scheduleMs = Math.max(scheduleMs, scheduledMs(job) ?? scheduleMs);
    if (isConditionTrue(job.status, "Complete")) {
      successMs = Math.max(successMs, parseTime(job.status.completionTime) ?? successMs);
    }
    const isListed = known.some(({ uid }) => uid === job.metadata.uid);
    if (isListed || isJobFinished(job.status)) continue;
    if (isNew) active.push(referenceTo(job));
    else events.push(unexpected(cronJob, job));
  }
  const told = compact<CronJobStatus>({
    active: active.length === 0 ? undefined : active,
    lastScheduleTime: Number.isFinite(scheduleMs) ? formatTime(scheduleMs) : undefined,
    lastSuccessfulTime: Number.isFinite(successMs) ? formatTime(successMs) : undefined,
  });
  return { status: told, events };
}

function completed(cronJob: CronJob, { metadata, status }: Job): EventNote {
  const condition = isConditionTrue(status, "Complete") ? "Complete" : "Failed";
  const message = `Saw completed job: ${metadata.name}, condition: ${condition}`;
  return note(cronJob, "SawCompletedJob", message);
}

function unexpected(cronJob: CronJob, { metadata }: Job): EventNote {
  const message = `Saw a job that the controller did not create or forgot: ${metadata.name}`;
  return warning(cronJob, "UnexpectedJob", message);
}
