/** When a CronJob was and will be due. Source: pkg/controller/cronjob/utils.go 1.36. */
import { parseSchedule, type Schedule } from "../../api/batch/cron-schedule.ts";
import type { CronJob } from "../../api/batch/cronjob.ts";
import { parseTime } from "../../api/runtime.ts";

/** From so many missed times on something is told of it. */
const missedMax = 100;

/** What the schedule says of the time since the last Job. */
export interface Missed {
  /** Where the count begins: the last Job, or the CronJob itself. */
  readonly earliestMs: number;
  /** The last time that was due, if any was and it is found. */
  readonly dueMs: number | undefined;
  /** `invalid` where the schedule has no time, or no other one after it. */
  readonly count: "none" | "few" | "many" | "invalid";
}

/**
 * The last time that was due up to now. Times before the starting deadline are of no interest to
 * who looks for a Job to make.
 */
export function missedTimes(
  { metadata, spec, status }: CronJob,
  schedule: Schedule,
  { nowMs, heedsDeadline }: { readonly nowMs: number; readonly heedsDeadline: boolean },
): Missed {
  const next = (afterMs: number) => schedule.next(afterMs, spec.timeZone);
  const lastMs = parseTime(status.lastScheduleTime) ?? parseTime(metadata.creationTimestamp) ?? 0;
  const { startingDeadlineSeconds: deadline } = spec;
  const oldestMs = deadline === undefined ? lastMs : nowMs - deadline * 1000;
  const earliestMs = heedsDeadline ? Math.max(lastMs, oldestMs) : lastMs;
  const none = { earliestMs, dueMs: undefined };
  const firstMs = next(earliestMs);
  if (firstMs === undefined) return { ...none, count: "invalid" };
  if (nowMs < firstMs) return { ...none, count: "none" };
  const secondMs = next(firstMs);
  if (secondMs === undefined) return { ...none, count: "invalid" };
  if (nowMs < secondMs) return { earliestMs, dueMs: firstMs, count: "few" };
  const intervalMs = secondMs - firstMs;
  const count = Math.floor((nowMs - firstMs) / intervalMs) + 1;
  let dueMs: number | undefined;
  // The interval need not be the same throughout: the last steps are taken one by one. They may
  // begin beyond the last time; then none is made up for, as in Kubernetes.
  let atMs = next(firstMs + (count - 2) * intervalMs);
  while (atMs !== undefined && atMs <= nowMs) {
    dueMs = atMs;
    atMs = next(atMs);
  }
  return { earliestMs, dueMs, count: count > missedMax ? "many" : "few" };
}

/** A little after its time, when the clock has certainly reached it. Source: nextScheduleDelta. */
const deltaMs = 100;

/** Time until the CronJob is due next. */
export function untilNextMs(
  cronJob: CronJob,
  schedule: Schedule,
  nowMs: number,
): number | undefined {
  const { earliestMs, dueMs, count } = missedTimes(cronJob, schedule, {
    nowMs,
    heedsDeadline: false,
  });
  const fromMs = dueMs ?? (count === "none" ? earliestMs : nowMs);
  const nextMs = schedule.next(fromMs, cronJob.spec.timeZone);
  return nextMs === undefined ? undefined : Math.max(0, nextMs + deltaMs - nowMs);
}

/** The schedule of a CronJob, or what is wrong with it. */
export const scheduleOf = ({ spec }: CronJob): Schedule | string => parseSchedule(spec.schedule);
