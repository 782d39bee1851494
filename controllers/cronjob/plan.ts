import { CronJob } from "../../api/batch/cronjob.ts";
import type { Job } from "../../api/batch/job.ts";
import { isTimeZone } from "../../api/batch/time-zone.ts";
import { equalJson } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, record, updateStatus } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { isForTerminatingNamespace } from "../namespace-ending.ts";
import { creation, deletion, expiredJobs, jobName, note, warning } from "./jobs.ts";
import { type Missed, missedTimes, scheduleOf, untilNextMs } from "./missed.ts";
import { statusOf } from "./status.ts";

/** All that a plan for a CronJob depends on. */
export interface Observed {
  readonly cronJob: CronJob;
  /** The Jobs that it controls. */
  readonly jobs: readonly Job[];
  readonly nowMs: number;
  readonly failure?: string | undefined;
  /** Whether a Job that it does not control has that name. */
  readonly isTaken?: (name: string) => boolean;
}

/**
 * Tells what became of the Jobs, makes the Job that is due, and deletes those that are beyond the
 * history. Each Job is told of before the next is made, so a plan makes one only where the status
 * is as it should be. Source: pkg/controller/cronjob syncCronJob 1.36.
 */
export function planCronJob(observed: Observed): Plan {
  const { cronJob, jobs } = observed;
  const expired = expiredJobs(cronJob, jobs);
  const { status, events } = statusOf(cronJob, jobs);
  const cleanUp = expired.map((job) => deletion(cronJob, job));
  if (!equalJson(status, cronJob.status)) {
    const report = updateStatus(CronJob, { ...cronJob, status });
    return { actions: [report, ...events.map(record), ...cleanUp] };
  }
  const { actions, requeueAfterMs } = planNext(observed);
  const all = [...events.map(record), ...actions, ...cleanUp];
  return requeueAfterMs === undefined ? { actions: all } : { actions: all, requeueAfterMs };
}

const resting: Plan = { actions: [] };

function planNext({ cronJob, jobs, nowMs, failure, isTaken }: Observed): Plan {
  const { metadata, spec } = cronJob;
  const { schedule: text, timeZone } = spec;
  if (metadata.deletionTimestamp !== undefined || isForTerminatingNamespace(failure))
    return resting;
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const why = `invalid timeZone: ${JSON.stringify(timeZone)}: unknown time zone ${timeZone}`;
    return { actions: [record(warning(cronJob, "UnknownTimeZone", why))] };
  }
  if (spec.suspend) return resting;
  const schedule = scheduleOf(cronJob);
  if (typeof schedule === "string") {
    const why = `unparseable schedule: ${JSON.stringify(text)} : ${schedule}`;
    return { actions: [record(warning(cronJob, "UnparseableSchedule", why))] };
  }
  const missed = missedTimes(cronJob, schedule, { nowMs, heedsDeadline: true });
  if (missed.count === "invalid") {
    const why = "time difference between two schedules is less than 1 second";
    const message = `invalid schedule: ${text} : ${why}`;
    return { actions: [record(warning(cronJob, "InvalidSchedule", message))] };
  }
  const actions = startDue(cronJob, { jobs, missed, nowMs });
  const made = actions.find((action) => action.do === "create");
  // Who made that one is left to tell of it: nothing more is done until something changes.
  if (made !== undefined && isTaken?.(jobName(cronJob, missed.dueMs ?? 0)) === true) {
    return { actions: actions.filter((action) => action !== made) };
  }
  const requeueAfterMs = untilNextMs(cronJob, schedule, nowMs);
  return requeueAfterMs === undefined ? { actions } : { actions, requeueAfterMs };
}

interface Around {
  readonly jobs: readonly Job[];
  readonly missed: Missed;
  readonly nowMs: number;
}

/** What is to be done about the time that was due last. */
function startDue(cronJob: CronJob, { jobs, missed, nowMs }: Around): readonly Action[] {
  const { spec, status } = cronJob;
  const { dueMs, count } = missed;
  if (dueMs === undefined) return [];
  const told: Action[] = count === "many" ? [record(tooMany(cronJob))] : [];
  const deadlineMs = dueMs + (spec.startingDeadlineSeconds ?? Number.POSITIVE_INFINITY) * 1000;
  if (deadlineMs < nowMs) {
    const message = `Missed scheduled time to start a job: ${rfc1123(dueMs)}`;
    return [...told, record(warning(cronJob, "MissSchedule", message))];
  }
  const { active = [] } = status;
  const isMade = active.some(({ name }) => name === jobName(cronJob, dueMs));
  if (isMade || parseTime(status.lastScheduleTime) === dueMs) return told;
  if (spec.concurrencyPolicy === "Forbid" && active.length > 0) {
    const message =
      "Not starting job because prior execution is running and concurrency policy is Forbid";
    return [...told, record(note(cronJob, "JobAlreadyActive", message))];
  }
  const running = jobs.filter(({ metadata }) => active.some(({ uid }) => uid === metadata.uid));
  const replaced = spec.concurrencyPolicy === "Replace" ? running : [];
  return [...told, ...replaced.map((job) => deletion(cronJob, job)), creation(cronJob, dueMs)];
}

const tooMany = (cronJob: CronJob) =>
  warning(
    cronJob,
    "TooManyMissedTimes",
    "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew",
  );

/** `Sat, 31 Jan 2026 10:00:00 +0000` */
const rfc1123 = (timeMs: number): string => new Date(timeMs).toUTCString().replace("GMT", "+0000");
