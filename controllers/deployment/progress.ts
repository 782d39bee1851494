import type { Deployment, DeploymentStatus } from "../../api/apps/deployment.ts";
import {
  type Conditions,
  conditionOf,
  deadlineMs,
  hasProgressDeadline,
  newCondition,
  withCondition,
  withoutCondition,
} from "./conditions.ts";
import { allSets, deploymentStatus, isComplete, type Rollout } from "./status.ts";

/**
 * The status during a rollout: with how it gets on, and with failures that ReplicaSets report.
 * Source: pkg/controller/deployment syncRolloutStatus 1.36.
 */
export function rolloutStatus(rollout: Rollout): DeploymentStatus {
  const status = deploymentStatus(rollout);
  const conditions = withReplicaFailure(rollout, progressed(rollout, status));
  return conditions === status.conditions ? status : { ...status, conditions };
}

function progressed(rollout: Rollout, status: DeploymentStatus): Conditions {
  const { deployment, nowMs } = rollout;
  const { conditions = [] } = status;
  if (!hasProgressDeadline(deployment)) return withoutCondition(conditions, "Progressing");
  const current = conditionOf(deployment.status.conditions, "Progressing");
  // Once all has succeeded, a change of the number of pods is no rollout.
  const settled =
    current?.reason === "NewReplicaSetAvailable" &&
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0);
  if (settled) return aboutNewest(rollout, status);
  if (isComplete(deployment, status)) {
    return withCondition(conditions, progressing(rollout, "NewReplicaSetAvailable"));
  }
  if (hasProgressed(deployment.status, status)) {
    const { lastTransitionTime, ...news } = progressing(rollout, "ReplicaSetUpdated");
    // The time of the update moves the deadline, so it is news even if the reason is the same.
    const since = current?.status === "True" ? current.lastTransitionTime : lastTransitionTime;
    return [...withoutCondition(conditions, "Progressing"), { ...news, lastTransitionTime: since }];
  }
  return hasTimedOut(deployment, status, nowMs)
    ? withCondition(conditions, progressing(rollout, "ProgressDeadlineExceeded"))
    : conditions;
}

/**
 * The conditions with their success told of the newest set. Kubernetes goes on to name the set
 * before where the template of a Deployment without pods changes and the news of its new set is
 * lost to a conflict: the reason is the same, so it takes the message for told.
 */
function aboutNewest(rollout: Rollout, status: DeploymentStatus): Conditions {
  const { deployment, older } = rollout;
  const { conditions = [] } = status;
  const current = conditionOf(conditions, "Progressing");
  const namesOlder = older.some(({ metadata }) => current?.message?.includes(`"${metadata.name}"`));
  if (current === undefined || !namesOlder || !isComplete(deployment, status)) return conditions;
  const { lastTransitionTime } = current;
  const news = { ...progressing(rollout, "NewReplicaSetAvailable"), lastTransitionTime };
  return [...withoutCondition(conditions, "Progressing"), news];
}

const outcomes = {
  NewReplicaSetAvailable: { status: "True", message: "has successfully progressed." },
  ReplicaSetUpdated: { status: "True", message: "is progressing." },
  ProgressDeadlineExceeded: { status: "False", message: "has timed out progressing." },
} as const;

function progressing({ deployment, newest, nowMs }: Rollout, reason: keyof typeof outcomes) {
  const { status, message } = outcomes[reason];
  const subject =
    newest === undefined
      ? `Deployment "${deployment.metadata.name}"`
      : `ReplicaSet "${newest.metadata.name}"`;
  const news = { type: "Progressing", status, reason, message: `${subject} ${message}` } as const;
  return newCondition(news, nowMs);
}

/** More new pods, fewer old ones, or more of either that serve. */
function hasProgressed(before: DeploymentStatus, now: DeploymentStatus): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus) =>
    replicas - updatedReplicas;
  return (
    (now.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(now) < old(before) ||
    (now.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (now.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

function hasTimedOut(deployment: Deployment, status: DeploymentStatus, nowMs: number): boolean {
  const reason = conditionOf(status.conditions, "Progressing")?.reason;
  if (reason === "NewReplicaSetAvailable") return false;
  if (reason === "ProgressDeadlineExceeded") return true;
  const deadline = deadlineMs(deployment, status);
  return deadline !== undefined && deadline < nowMs;
}

/** Passes on a failure that the newest set reports, else one of any other set. */
function withReplicaFailure(rollout: Rollout, conditions: Conditions): Conditions {
  const { newest } = rollout;
  const sets = newest === undefined ? allSets(rollout) : [newest, ...rollout.older];
  const failure = sets
    .flatMap(({ status }) => status.conditions ?? [])
    .find(({ type }) => type === "ReplicaFailure");
  if (failure === undefined) return withoutCondition(conditions, "ReplicaFailure");
  return withCondition(conditions, { ...failure, lastUpdateTime: failure.lastTransitionTime });
}

/**
 * Time until a rollout without further progress has to be looked at again: a second past its
 * deadline, for times in conditions are whole seconds, or at once where that is nearly over.
 * Source: pkg/controller/deployment requeueStuckDeployment 1.36.
 */
export function progressCheckInMs(
  deployment: Deployment,
  status: DeploymentStatus,
  nowMs: number,
): number | undefined {
  if (!hasProgressDeadline(deployment) || isComplete(deployment, status)) return undefined;
  const reason = conditionOf(status.conditions, "Progressing")?.reason;
  if (reason === "ProgressDeadlineExceeded" || reason === "NewReplicaSetAvailable") {
    return undefined;
  }
  const deadline = deadlineMs(deployment, status);
  if (deadline === undefined) return undefined;
  const leftMs = deadline - nowMs;
  // The deadline itself is still in time.
  return leftMs < 1000 ? Math.max(leftMs, 0) + 1 : leftMs + 1000;
}
