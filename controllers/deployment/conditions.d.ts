import type { Deployment, DeploymentCondition, DeploymentStatus } from "../../api/apps/deployment.ts";
export type Conditions = readonly DeploymentCondition[];
export type ConditionType = "Available" | "Progressing" | "ReplicaFailure";
/** Whether the Deployment wants to know of a rollout that is stuck. */
export declare const hasProgressDeadline: ({ spec }: Deployment) => boolean;
export declare const hasHistoryLimit: ({ spec }: Deployment) => boolean;
export declare const conditionOf: (conditions: Conditions | undefined, type: ConditionType) => DeploymentCondition | undefined;
/** A condition that is news now. */
export interface ConditionNews {
    readonly type: ConditionType;
    readonly status: "True" | "False" | "Unknown";
    readonly reason: string;
    readonly message: string;
}
export declare function newCondition(news: ConditionNews, nowMs: number): DeploymentCondition;
/**
 * Puts a condition in the place of the one of its type, at the end. One of the same status and
 * reason is no news, whatever its message. Source: deployment/util SetDeploymentCondition 1.36.
 */
export declare function withCondition(conditions: Conditions, condition: DeploymentCondition): Conditions;
export declare function withoutCondition(conditions: Conditions, type: string): Conditions;
/** The Deployment with a condition set in its status. */
export declare function withNews(deployment: Deployment, news: ConditionNews, nowMs: number): Deployment;
/**
 * The Deployment with its pause or resumption told, the very same where nothing is to be told.
 * A lack of progress stays told. Source: checkPausedConditions 1.36.
 */
export declare function withPauseTold(deployment: Deployment, nowMs: number): Deployment;
/** When the rollout of this status will have made no progress for too long. */
export declare function deadlineMs({ spec }: Deployment, { conditions }: DeploymentStatus): number | undefined;
