import { type FieldError } from "../field-error.ts";
import type { Job } from "./job.ts";
/**
 * What never changes. Upstream looks at the spec once more in an update, so that each cause of a
 * refusal is given twice. Source: pkg/apis/batch/validation ValidateJobSpecUpdate 1.36.
 */
export declare function validateJobUpdate(next: Job, stored: Job): FieldError[];
