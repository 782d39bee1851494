import type { Job } from "../../api/batch/job.ts";
import type { JobCondition, JobConditionType } from "../../api/batch/job-status.ts";
import { formatTime } from "../../api/runtime.ts";

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
export function withCondition(conditions: Conditions, news: News, nowMs: number): Conditions {
  const { type, status = "True", reason, message } = news;
  const now = formatTime(nowMs);
  const told = { type, status, lastProbeTime: now, lastTransitionTime: now, reason, message };
  const known = conditions.find((each) => each.type === type);
  if (known === undefined) return status === "False" ? conditions : [...conditions, told];
  const isSame = known.status === status && known.reason === reason && known.message === message;
  return isSame ? conditions : conditions.map((each) => (each === known ? told : each));
}

/** The true condition of that type, as news to go on from. */
export function conditionOf({ status }: Job, type: JobConditionType): News | undefined {
  const found = status.conditions?.find((each) => each.type === type && each.status === "True");
  return found && { type, reason: found.reason ?? "", message: found.message ?? "" };
}
