import { type FieldError } from "../field-error.ts";
import type { Job } from "./job.ts";
import { type JobSpec } from "./job-spec.ts";
/** Everything wrong with a Job. Source: pkg/apis/batch/validation ValidateJob 1.36. */
export declare function validateJob(job: Job): FieldError[];
/** The spec with its selector. */
export declare function validateJobSpec(spec: JobSpec): FieldError[];
