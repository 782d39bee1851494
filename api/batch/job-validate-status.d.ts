/**
 * What must hold for the status of a Job. Source: pkg/registry/batch/job
 * getStatusValidationOptions and pkg/apis/batch/validation ValidateJobStatusUpdate 1.36.
 */
import { type FieldError } from "../field-error.ts";
import type { Job } from "./job.ts";
/** Everything wrong with the new status, in Kubernetes' order. */
export declare function validateJobStatus(next: Job, stored: Job): FieldError[];
