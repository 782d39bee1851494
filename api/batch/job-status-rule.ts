/** The form of the rules for the status of a Job. */
import type { FieldError } from "../field-error.ts";
import { invalidWhole } from "../field-error.ts";
import { equalJson } from "../json.ts";
import type { Job } from "./job.ts";
import { isConditionTrue, isJobFinished, type JobStatus } from "./job-status.ts";

/**
 * Most rules only speak of what a change touches, so that a status which broke one before can
 * still be written.
 */
export interface StatusRule {
  /** Whether the new status breaks the rule, in something that the change touches. */
  breaks(next: Job, stored: Job): boolean;
  errors(next: Job): readonly FieldError[];
}

/** What rules read of a Job. */
export const complete = ({ status }: Job) => isConditionTrue(status, "Complete");
export const failed = ({ status }: Job) => isConditionTrue(status, "Failed");
export const failing = ({ status }: Job) => isConditionTrue(status, "FailureTarget");
export const succeeding = ({ status }: Job) => isConditionTrue(status, "SuccessCriteriaMet");
export const finished = ({ status }: Job) => isJobFinished(status);
export const field =
  (name: keyof JobStatus) =>
  ({ status }: Job) =>
    status[name];

/** Whether any of the readings differs between the two. */
export const touches = (next: Job, stored: Job, ...readings: ((job: Job) => unknown)[]) =>
  readings.some((read) => !equalJson(read(next), read(stored)));

export const conditions = (fact: string) => () => [invalidWhole("status.conditions", fact)];
