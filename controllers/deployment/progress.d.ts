import type { Deployment, DeploymentStatus } from "../../api/apps/deployment.ts";
import { type Rollout } from "./status.ts";
/**
 * The status during a rollout: with how it gets on, and with failures that ReplicaSets report.
 * Source: pkg/controller/deployment syncRolloutStatus 1.36.
 */
export declare function rolloutStatus(rollout: Rollout): DeploymentStatus;
/** Time until a rollout without further progress has to be looked at again. */
export declare function progressCheckInMs(deployment: Deployment, status: DeploymentStatus, nowMs: number): number | undefined;
