import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { CronJob, type CronJobSpec, type CronJobStatus } from "./cronjob.ts";
import { testTask } from "./test-jobs.ts";

const { strategy, columns } = CronJob;
const template = testTask({ app: "web" });

const cronJob = (
  spec: Partial<CronJobSpec> = {},
  status: CronJobStatus = {},
  metadata: CronJob["metadata"] = {},
): CronJob => ({
  apiVersion: "batch/v1",
  kind: "CronJob",
  metadata: { name: "c", namespace: "default", ...metadata },
  spec: {
    schedule: "*/5 * * * *",
    concurrencyPolicy: "Allow",
    suspend: false,
    jobTemplate: { metadata: {}, spec: { template } },
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    ...spec,
  },
  status,
});

test.each<{ behaviour: string; spec: Partial<CronJobSpec>; errors: readonly string[] }>([
  { behaviour: "a minimal one is right", spec: {}, errors: [] },
  {
    behaviour: "the schedule is given",
    spec: { schedule: "" },
    errors: ["spec.schedule: Required value"],
  },
  {
    behaviour: "the schedule can be read, and says nothing of time zones",
    spec: { schedule: "TZ=UTC 0 0 * * *" },
    errors: [
      'spec.schedule: Invalid value: "TZ=UTC 0 0 * * *": ' +
        "expected exactly 5 fields, found 6: [TZ=UTC 0 0 * * *]",
      'spec.schedule: Invalid value: "TZ=UTC 0 0 * * *": ' +
        "cannot use TZ or CRON_TZ in schedule, use timeZone field instead",
    ],
  },
  {
    behaviour: "counts are not negative",
    spec: {
      startingDeadlineSeconds: -1,
      successfulJobsHistoryLimit: -1,
      failedJobsHistoryLimit: -1,
    },
    errors: [
      "spec.startingDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0",
      "spec.successfulJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0",
      "spec.failedJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0",
    ],
  },
  { behaviour: "a time zone may be given", spec: { timeZone: "Europe/Berlin" }, errors: [] },
  {
    behaviour: "the time zone has a name",
    spec: { timeZone: "" },
    errors: ['spec.timeZone: Invalid value: "": timeZone must be nil or non-empty string'],
  },
  {
    behaviour: "the time zone is known",
    spec: { timeZone: "Mars/Base" },
    errors: ['spec.timeZone: Invalid value: "Mars/Base": unknown time zone Mars/Base'],
  },
  {
    behaviour: "the time zone is no path",
    spec: { timeZone: "../UTC" },
    errors: ['spec.timeZone: Invalid value: "../UTC": unknown time zone ../UTC'],
  },
  {
    behaviour: "the time zone is that of no machine",
    spec: { timeZone: "Local" },
    errors: [
      'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined ' +
        "in https://www.iana.org/time-zones",
    ],
  },
  {
    behaviour: "the concurrency policy is known",
    spec: { concurrencyPolicy: "Maybe" },
    errors: [
      'spec.concurrencyPolicy: Unsupported value: "Maybe": ' +
        'supported values: "Allow", "Forbid", "Replace"',
    ],
  },
  {
    behaviour: "the Jobs are right, and get their selectors from the server",
    spec: {
      jobTemplate: {
        metadata: {},
        spec: { template, completions: -1, selector: {}, manualSelector: true },
      },
    },
    errors: [
      "spec.jobTemplate.spec.completions: Invalid value: -1: must be greater than or equal to 0",
      "spec.jobTemplate.spec.selector: Invalid value: {}: `selector` will be auto-generated",
      "spec.jobTemplate.spec.manualSelector: Unsupported value: true: " +
        'supported values: "false", "nil"',
    ],
  },
])("of a spec $behaviour", ({ spec, errors }) => {
  expect(errorTexts(strategy.validate?.(cronJob(spec)) ?? [])).toEqual(errors);
});

test("a new name leaves room for the time of a Job", () => {
  const name = "x".repeat(53);
  expect(errorTexts(strategy.validateCreate?.(cronJob({}, {}, { name })) ?? [])).toEqual([
    `metadata.name: Invalid value: "${name}": must be no more than 52 bytes`,
  ]);
});

test("a time zone that is no longer known stays, but no other may take its place", () => {
  const gone = cronJob({ timeZone: "Mars/Base" }, {}, { resourceVersion: "1" });
  expect(strategy.validate?.(gone)).toEqual([]);
  expect(strategy.validateUpdate?.(gone, gone)).toEqual([]);
  expect(strategy.validateUpdate?.(gone, cronJob())).toHaveLength(1);
});

describe("columns show", () => {
  const nowMs = Date.parse("2026-01-01T00:10:00Z");
  test.each([
    {
      behaviour: "what has not happened yet",
      object: cronJob(),
      cells: ["c", "*/5 * * * *", "<none>", "False", 0, "<none>"],
    },
    {
      behaviour: "what is active, and since when",
      object: cronJob(
        { timeZone: "Europe/Berlin", suspend: true },
        { active: [{ name: "c-1" }], lastScheduleTime: "2026-01-01T00:05:00Z" },
      ),
      cells: ["c", "*/5 * * * *", "Europe/Berlin", "True", 1, "5m"],
    },
  ])("$behaviour", ({ object, cells }) => {
    expect(columns.slice(0, 6).map(({ value }) => value(object, nowMs))).toEqual(cells);
    expect(columns.slice(7).map(({ value }) => value(object, nowMs))).toEqual([
      "app",
      "app:1",
      "<none>",
    ]);
  });
});
