import type { Job } from "./job.ts";
import type { JobSpec } from "./job-spec.ts";
/** The Job with its defaults; the same object where it has them. */
export declare function defaultJob(job: Job): Job;
/** A Job without labels takes those of its pods. */
export declare function inheritLabels(job: Job): Job;
/** The defaults that the spec of a Job also gets where a CronJob holds it. */
export declare function defaultJobTemplate(spec: JobSpec): JobSpec;
