/** The form of the rules for the status of a Job. */
import type { FieldError } from "../field-error.ts";
import type { Job } from "./job.ts";
import { type JobStatus } from "./job-status.ts";
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
export declare const complete: ({ status }: Job) => boolean;
export declare const failed: ({ status }: Job) => boolean;
export declare const failing: ({ status }: Job) => boolean;
export declare const succeeding: ({ status }: Job) => boolean;
export declare const finished: ({ status }: Job) => boolean;
export declare const field: (name: keyof JobStatus) => ({ status }: Job) => string | number | readonly {
    readonly type: string;
    readonly status: string;
    readonly lastProbeTime?: string | null | undefined;
    readonly lastTransitionTime?: string | null | undefined;
    readonly reason?: string | undefined;
    readonly message?: string | undefined;
}[] | {
    readonly succeeded?: readonly string[] | undefined;
    readonly failed?: readonly string[] | undefined;
} | undefined;
/** Whether any of the readings differs between the two. */
export declare const touches: (next: Job, stored: Job, ...readings: ((job: Job) => unknown)[]) => boolean;
export declare const conditions: (fact: string) => () => FieldError[];
