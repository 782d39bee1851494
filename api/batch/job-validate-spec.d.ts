import { type FieldError } from "../field-error.ts";
import type { JobSpec } from "./job-spec.ts";
/** From so many completions on, less is allowed at a time. */
export declare const completionsSoftLimit = 100000;
export declare const parallelismSoftLimit = 10000;
/** Everything wrong but the selector. Source: pkg/apis/batch/validation validateJobSpec 1.36. */
export declare function validateJobTemplate(spec: JobSpec, path: string): FieldError[];
