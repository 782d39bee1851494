/** Whether a Job is to end, and why. Source: pkg/controller/job syncJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import type { Census } from "./census.ts";
import { type News } from "./conditions.ts";
/**
 * The condition that ends the Job, said before or found now: SuccessCriteriaMet or FailureTarget.
 * A Job whose completions are reached ends otherwise: only once nothing of it is active.
 */
export declare function endingOf(job: Job, census: Census, nowMs: number): News | undefined;
/** Time that is left until the Job has been active for too long; `undefined` without a deadline. */
export declare function deadlineMs({ spec, status }: Job, nowMs: number): number | undefined;
