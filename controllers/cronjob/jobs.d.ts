/** The Jobs of a CronJob. Source: pkg/controller/cronjob 1.36. */
import type { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import type { ObjectReference } from "../../api/core/references.ts";
import { type Action, type EventNote } from "../../client/action.ts";
/** The name tells the minute, so that no time gets two Jobs. */
export declare const jobName: ({ metadata }: CronJob, dueMs: number) => string;
/** The Job for a time at which the CronJob was due. */
export declare function creation(cronJob: CronJob, dueMs: number): Action;
/** Deletes the Job with its pods. */
export declare const deletion: (cronJob: CronJob, job: Job) => Action;
/** The time that a Job was made for, where a CronJob made it. */
export declare const scheduledMs: ({ metadata }: Job) => number | undefined;
export declare function referenceTo({ apiVersion, kind, metadata }: Job): ObjectReference;
/** The Jobs of one outcome that are beyond what is to be kept, oldest first. */
export declare function expiredJobs({ spec }: CronJob, jobs: readonly Job[]): readonly Job[];
export declare const note: (regarding: CronJob, reason: string, message: string) => EventNote;
export declare const warning: (regarding: CronJob, reason: string, message: string) => EventNote;
