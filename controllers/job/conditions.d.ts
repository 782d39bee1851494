import type { Job } from "../../api/batch/job.ts";
import type { JobCondition, JobConditionType } from "../../api/batch/job-status.ts";
/** A condition that is to be told, without its times. */
export interface News {
    readonly type: JobConditionType;
    readonly status?: "True" | "False";
    readonly reason: string;
    readonly message: string;
}
export type Conditions = readonly JobCondition[];
/**
 * The conditions with the news in them, or the same where they say so already. That something is
 * false is only news where it was true. Source: ensureJobConditionStatus 1.36.
 */
export declare function withCondition(conditions: Conditions, news: News, nowMs: number): Conditions;
/** The true condition of that type, as news to go on from. */
export declare function conditionOf({ status }: Job, type: JobConditionType): News | undefined;
