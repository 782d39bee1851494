import { type FieldError } from "../field-error.ts";
import type { CronJob } from "./cronjob.ts";
export declare function validateCronJobName({ metadata: { name } }: CronJob): FieldError[];
/** Everything wrong with the spec but its time zone, which is only looked at when it changes. */
export declare function validateCronJob({ metadata, spec }: CronJob): FieldError[];
export declare function validateCronJobUpdate(next: CronJob, stored: CronJob): FieldError[];
