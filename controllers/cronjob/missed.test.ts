import { expect, test } from "vitest";
import type { CronJobSpec, CronJobStatus } from "../../api/batch/cronjob.ts";
import { cronJobOf } from "../testing/cronjobs.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import { missedTimes, scheduleOf, untilNextMs } from "./missed.ts";

interface Row {
  readonly behaviour: string;
  readonly spec?: Partial<CronJobSpec>;
  readonly status?: CronJobStatus;
  /** Seconds since its creation. */
  readonly age?: number;
  /** Seconds from now at which it was due last. */
  readonly due: number | undefined;
  readonly count: "none" | "few" | "many" | "invalid";
  /** Seconds until it is due next. */
  readonly next: number | undefined;
}

// It is ten o'clock sharp.
test.each<Row>([
  {
    behaviour: "made a moment ago was not due yet",
    ...{ age: 10, spec: { schedule: "5 * * * *" } },
    ...{ due: undefined, count: "none", next: 300 },
  },
  { behaviour: "is due on the minute", age: 30, due: 0, count: "few", next: 60 },
  {
    behaviour: "whose last Job is of this minute waits for the next",
    ...{ age: 3600, status: { lastScheduleTime: timeAt(0) } },
    ...{ due: undefined, count: "none", next: 60 },
  },
  {
    behaviour: "that missed some times is due for the last of them",
    ...{ age: 600, spec: { schedule: "*/3 * * * *" } },
    ...{ due: 0, count: "few", next: 180 },
  },
  {
    behaviour: "with times at uneven intervals finds the last",
    ...{ age: 24 * 3600, spec: { schedule: "30 9-19/4 * * *" } },
    ...{ due: -1800, count: "few", next: 3.5 * 3600 },
  },
  {
    behaviour: "makes up for none where the interval that it began with leads beyond the last",
    ...{ age: 7 * 3600, spec: { schedule: "30 6-8,23 * * *" } },
    ...{ due: undefined, count: "few", next: 13.5 * 3600 },
  },
  {
    behaviour: "that missed a day of minutes says so",
    age: 86_400,
    due: 0,
    count: "many",
    next: 60,
  },
  {
    behaviour: "with a deadline only looks back as far",
    ...{ age: 86_400, spec: { startingDeadlineSeconds: 200 } },
    ...{ due: 0, count: "few", next: 60 },
  },
  {
    behaviour: "whose day never comes is never due",
    ...{ age: 60, spec: { schedule: "0 0 31 2 *" } },
    ...{ due: undefined, count: "invalid", next: undefined },
  },
])("a CronJob $behaviour", ({ spec, status, age = 60, due, count, next }) => {
  const cronJob = cronJobOf(spec, status, { creationTimestamp: timeAt(-age) });
  const schedule = scheduleOf(cronJob);
  if (typeof schedule === "string") throw new Error(schedule);
  const missed = missedTimes(cronJob, schedule, { nowMs, heedsDeadline: true });
  const waitMs = untilNextMs(cronJob, schedule, nowMs);
  expect({ due: missed.dueMs, count: missed.count, next: waitMs }).toEqual({
    due: due === undefined ? undefined : nowMs + due * 1000,
    count,
    next: next === undefined ? undefined : next * 1000 + 100,
  });
});
