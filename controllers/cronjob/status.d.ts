/** What a CronJob is told of its Jobs. Source: pkg/controller/cronjob syncCronJob 1.36. */
import type { CronJob, CronJobStatus } from "../../api/batch/cronjob.ts";
import type { Job } from "../../api/batch/job.ts";
import type { EventNote } from "../../client/action.ts";
export interface Told {
    readonly status: CronJobStatus;
    readonly events: readonly EventNote[];
}
/**
 * The status that the Jobs amount to. A Job is made first and told of then: one for a later time
 * than the last that was told is the one that was made.
 */
export declare function statusOf(cronJob: CronJob, jobs: readonly Job[]): Told;
