import { Job } from "../../api/batch/job.ts";
import { type Plan } from "../../client/controller.ts";
/**
 * Deletes a Job with its pods when its time is up, but not one that changed meanwhile.
 * Source: pkg/controller/ttlafterfinished 1.36.
 */
export declare function planCleanup(job: Job, nowMs: number): Plan;
