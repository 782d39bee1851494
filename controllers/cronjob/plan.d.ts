import { CronJob } from "../../api/batch/cronjob.ts";
import type { Job } from "../../api/batch/job.ts";
import type { Plan } from "../../client/controller.ts";
/** All that a plan for a CronJob depends on. */
export interface Observed {
    readonly cronJob: CronJob;
    /** The Jobs that it controls. */
    readonly jobs: readonly Job[];
    readonly nowMs: number;
    readonly failure?: string | undefined;
}
/**
 * Tells what became of the Jobs, makes the Job that is due, and deletes those that are beyond the
 * history. Each Job is told of before the next is made, so a plan makes one only where the status
 * is as it should be. Source: pkg/controller/cronjob syncCronJob 1.36.
 */
export declare function planCronJob(observed: Observed): Plan;
