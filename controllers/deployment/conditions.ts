import type {
  Deployment,
  DeploymentCondition,
  DeploymentStatus,
} from "../../api/apps/deployment.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";

export type Conditions = readonly DeploymentCondition[];
export type ConditionType = "Available" | "Progressing" | "ReplicaFailure";

/** The most a 32 bit integer holds: stands for "no deadline" and "no limit". */
const int32Max = 2 ** 31 - 1;

/** Whether the Deployment wants to know of a rollout that is stuck. */
export const hasProgressDeadline = ({ spec }: Deployment): boolean =>
  spec.progressDeadlineSeconds !== int32Max;
export const hasHistoryLimit = ({ spec }: Deployment): boolean =>
  spec.revisionHistoryLimit !== int32Max;

export const conditionOf = (
  conditions: Conditions | undefined,
  type: ConditionType,
): DeploymentCondition | undefined => conditions?.find((each) => each.type === type);

/** A condition that is news now. */
export interface ConditionNews {
  readonly type: ConditionType;
  readonly status: "True" | "False" | "Unknown";
  readonly reason: string;
  readonly message: string;
}

export function newCondition(news: ConditionNews, nowMs: number): DeploymentCondition {
  const now = formatTime(nowMs);
  const { type, status, reason, message } = news;
  return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message };
}

/**
 * Puts a condition in the place of the one of its type, at the end. One of the same status and
 * reason is no news, whatever its message. Source: deployment/util SetDeploymentCondition 1.36.
 */
export function withCondition(conditions: Conditions, condition: DeploymentCondition): Conditions {
  const current = conditions.find(({ type }) => type === condition.type);
  if (current === undefined) return [...conditions, condition];
  if (current.status !== condition.status) return replaced(conditions, condition);
  if (current.reason === condition.reason) return conditions;
  const { lastTransitionTime } = current;
  return replaced(conditions, { ...condition, lastTransitionTime });
}

const replaced = (conditions: Conditions, condition: DeploymentCondition): Conditions => [
  ...withoutCondition(conditions, condition.type),
  condition,
];

export function withoutCondition(conditions: Conditions, type: string): Conditions {
  return conditions.some((each) => each.type === type)
    ? conditions.filter((each) => each.type !== type)
    : conditions;
}

/** The Deployment with a condition set in its status. */
export function withNews(deployment: Deployment, news: ConditionNews, nowMs: number): Deployment {
  const { conditions = [] } = deployment.status;
  const next = withCondition(conditions, newCondition(news, nowMs));
  return next === conditions
    ? deployment
    : { ...deployment, status: { ...deployment.status, conditions: next } };
}

/**
 * The Deployment with its pause or resumption told, the very same where nothing is to be told.
 * A lack of progress stays told. Source: checkPausedConditions 1.36.
 */
export function withPauseTold(deployment: Deployment, nowMs: number): Deployment {
  if (!hasProgressDeadline(deployment)) return deployment;
  const progressing = conditionOf(deployment.status.conditions, "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") return deployment;
  const paused = deployment.spec.paused === true;
  if (paused === (progressing?.reason === "DeploymentPaused")) return deployment;
  const reason = paused ? "DeploymentPaused" : "DeploymentResumed";
  const message = paused ? "Deployment is paused" : "Deployment is resumed";
  return withNews(deployment, { type: "Progressing", status: "Unknown", reason, message }, nowMs);
}

/** When the rollout of this status will have made no progress for too long. */
export function deadlineMs(
  { spec }: Deployment,
  { conditions }: DeploymentStatus,
): number | undefined {
  const updatedMs = parseTime(conditionOf(conditions, "Progressing")?.lastUpdateTime);
  return updatedMs === undefined ? undefined : updatedMs + spec.progressDeadlineSeconds * 1000;
}
