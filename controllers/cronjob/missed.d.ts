/** When a CronJob was and will be due. Source: pkg/controller/cronjob/utils.go 1.36. */
import { type Schedule } from "../../api/batch/cron-schedule.ts";
import type { CronJob } from "../../api/batch/cronjob.ts";
/** What the schedule says of the time since the last Job. */
export interface Missed {
    /** Where the count begins: the last Job, or the CronJob itself. */
    readonly earliestMs: number;
    /** The last time that was due, if any was. */
    readonly dueMs: number | undefined;
    readonly count: "none" | "few" | "many";
}
/**
 * The last time that was due up to now. Times before the starting deadline are of no interest to
 * who looks for a Job to make.
 */
export declare function missedTimes({ metadata, spec, status }: CronJob, schedule: Schedule, { nowMs, heedsDeadline }: {
    readonly nowMs: number;
    readonly heedsDeadline: boolean;
}): Missed;
/** Time until the CronJob is due next. */
export declare function untilNextMs(cronJob: CronJob, schedule: Schedule, nowMs: number): number | undefined;
/** The schedule of a CronJob, or what is wrong with it. */
export declare const scheduleOf: ({ spec }: CronJob) => Schedule | string;
