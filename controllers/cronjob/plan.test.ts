import { describe, expect, test } from "vitest";
import type { CronJobSpec, CronJobStatus } from "../../api/batch/cronjob.ts";
import type { Job } from "../../api/batch/job.ts";
import { scheduledTimestampKey } from "../../api/batch/job-labels.ts";
import { testJob } from "../../api/batch/test-jobs.ts";
import type { Action } from "../../client/action.ts";
import { cronJobOf } from "../testing/cronjobs.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import { referenceTo } from "./jobs.ts";
import { planCronJob } from "./plan.ts";

/** A Job made for a time so many seconds from now; it may have ended since. */
function jobAt(seconds: number, end?: "Complete" | "Failed", more: Job["metadata"] = {}): Job {
  const name = `c-${(nowMs / 1000 + seconds) / 60}`;
  const annotations = { [scheduledTimestampKey]: timeAt(seconds) };
  const status = { startTime: timeAt(seconds), conditions: [{ type: end ?? "", status: "True" }] };
  const completed = end === "Complete" ? { completionTime: timeAt(seconds + 10) } : {};
  return testJob({}, { ...status, ...completed }, { name, uid: name, annotations, ...more });
}

/** A plan in short: what is done, what is told, and the status that is written. */
function brief(action: Action): unknown {
  switch (action.do) {
    case "record":
      return `${action.event.type} ${action.event.reason}: ${action.event.message}`;
    case "create":
      return `create ${action.object.metadata.name}`;
    case "delete":
      return `delete ${action.name}`;
    default:
      return "object" in action && "status" in action.object ? action.object.status : action.do;
  }
}

const due = nowMs / 60_000;
const last = { lastScheduleTime: timeAt(-60) };
const running = jobAt(-60);
const ref = referenceTo(running);

interface Row {
  readonly behaviour: string;
  readonly spec?: Partial<CronJobSpec>;
  readonly status?: CronJobStatus;
  readonly jobs?: readonly Job[];
  readonly plan: readonly unknown[];
}

const rows: readonly Row[] = [
  { behaviour: "makes the Job that is due", status: last, plan: [`create c-${due}`] },
  {
    behaviour: "tells of a Job before it makes another",
    status: last,
    jobs: [jobAt(0)],
    plan: [{ active: [referenceTo(jobAt(0))], lastScheduleTime: timeAt(0) }],
  },
  {
    behaviour: "makes none for the same time again",
    status: { lastScheduleTime: timeAt(0), active: [referenceTo(jobAt(0))] },
    jobs: [jobAt(0)],
    plan: [],
  },
  { behaviour: "makes none while it rests", spec: { suspend: true }, status: last, plan: [] },
  {
    behaviour: "lets Jobs run side by side",
    status: { ...last, active: [ref] },
    jobs: [running],
    plan: [`create c-${due}`],
  },
  {
    behaviour: "waits for the Job before where it must",
    spec: { concurrencyPolicy: "Forbid" },
    status: { ...last, active: [ref] },
    jobs: [running],
    plan: [
      "Normal JobAlreadyActive: Not starting job because prior execution is running and " +
        "concurrency policy is Forbid",
    ],
  },
  {
    behaviour: "replaces the Job before where it must",
    spec: { concurrencyPolicy: "Replace" },
    status: { ...last, active: [ref] },
    jobs: [running],
    plan: [`delete c-${due - 1}`, `create c-${due}`],
  },
  {
    behaviour: "is too late after its deadline",
    spec: { schedule: "55 9 * * *", startingDeadlineSeconds: 301 },
    status: { lastScheduleTime: timeAt(-86_700) },
    plan: [`create c-${due - 5}`],
  },
  {
    behaviour: "tells of too many missed times, and makes one Job",
    status: { lastScheduleTime: timeAt(-86_400) },
    plan: [
      "Warning TooManyMissedTimes: too many missed start times. Set or decrease " +
        ".spec.startingDeadlineSeconds or check clock skew",
      `create c-${due}`,
    ],
  },
  {
    behaviour: "tells of a Job that has completed",
    status: { ...last, active: [ref] },
    jobs: [jobAt(-60, "Complete")],
    plan: [
      { ...last, lastSuccessfulTime: timeAt(-50) },
      `Normal SawCompletedJob: Saw completed job: c-${due - 1}, condition: Complete`,
    ],
  },
  {
    behaviour: "tells of a Job that has failed",
    status: { ...last, active: [ref] },
    jobs: [jobAt(-60, "Failed")],
    plan: [last, `Normal SawCompletedJob: Saw completed job: c-${due - 1}, condition: Failed`],
  },
  {
    behaviour: "misses a Job that somebody deleted",
    status: { ...last, active: [ref] },
    plan: [last, `Normal MissingJob: Active job went missing: c-${due - 1}`],
  },
  {
    behaviour: "wonders about a Job that it did not make",
    spec: { suspend: true },
    status: last,
    jobs: [jobAt(-60, undefined, { name: "by-hand", annotations: {} })],
    plan: [
      "Warning UnexpectedJob: Saw a job that the controller did not create or forgot: by-hand",
    ],
  },
  {
    behaviour: "keeps so many Jobs of each outcome",
    spec: { suspend: true, successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 0 },
    status: { ...last, lastSuccessfulTime: timeAt(-50) },
    jobs: [jobAt(-60, "Complete"), jobAt(-180, "Complete"), jobAt(-120, "Failed")],
    plan: [`delete c-${due - 2}`, `delete c-${due - 3}`],
  },
  {
    behaviour: "cannot go by a time zone that is unknown",
    spec: { timeZone: "Mars/Base" },
    plan: ['Warning UnknownTimeZone: invalid timeZone: "Mars/Base": unknown time zone Mars/Base'],
  },
  {
    behaviour: "cannot go by a schedule that cannot be read",
    spec: { schedule: "x" },
    plan: [
      'Warning UnparseableSchedule: unparseable schedule: "x" : ' +
        "expected exactly 5 fields, found 1: [x]",
    ],
  },
  {
    behaviour: "cannot go by a schedule whose day never comes",
    spec: { schedule: "59 23 31 2 *" },
    plan: [
      "Warning InvalidSchedule: invalid schedule: 59 23 31 2 * : " +
        "time difference between two schedules is less than 1 second",
    ],
  },
];

test.each(rows)("a CronJob $behaviour", ({ spec, status, jobs = [], plan }) => {
  const { actions } = planCronJob({ cronJob: cronJobOf(spec, status), jobs, nowMs });
  expect(actions.map(brief)).toEqual(plan);
});

test("a Job of that name that somebody else made is left alone, and no time comes after it", () => {
  const isTaken = (name: string) => name === `c-${due}`;
  const cronJob = cronJobOf({}, last);
  expect(planCronJob({ cronJob, jobs: [], nowMs, isTaken })).toEqual({ actions: [] });
});

test("a time that has passed its deadline is missed", () => {
  const cronJob = cronJobOf({ startingDeadlineSeconds: 0 }, last);
  const { actions } = planCronJob({ cronJob, jobs: [], nowMs: nowMs + 500 });
  expect(actions).toEqual([]);
});

describe("the Job", () => {
  test("has the labels of the template, and says in the zone what it is for", () => {
    const cronJob = cronJobOf({ timeZone: "Europe/Berlin" }, last);
    const [action] = planCronJob({ cronJob, jobs: [], nowMs }).actions;
    expect(action).toMatchObject({
      do: "create",
      object: {
        metadata: {
          name: `c-${due}`,
          labels: { app: "web" },
          annotations: { [scheduledTimestampKey]: "2026-01-31T11:00:00+01:00" },
          ownerReferences: [{ kind: "CronJob", name: "c", uid: "c-uid", controller: true }],
        },
        spec: cronJob.spec.jobTemplate.spec,
      },
    });
  });
});
