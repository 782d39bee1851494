import type { Deployment, DeploymentStatus } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { compact } from "../../api/json.ts";
import { maxUnavailable } from "./bounds.ts";
import { newCondition, withCondition } from "./conditions.ts";
import { actualPods, availablePods, readyPods, sumOf, wantedPods } from "./replica-sets.ts";

/** A Deployment with its ReplicaSets, told apart by template. */
export interface Rollout {
  readonly deployment: Deployment;
  /** The set of the current template. */
  readonly newest: ReplicaSet | undefined;
  /** All others, oldest first. */
  readonly older: readonly ReplicaSet[];
  readonly nowMs: number;
}

export const allSets = ({ newest, older }: Rollout): readonly ReplicaSet[] =>
  newest === undefined ? older : [...older, newest];

/**
 * Counters and availability as the sets report them; other conditions stay. Counters of 0 are left
 * out, as Kubernetes does. Source: pkg/controller/deployment calculateStatus 1.36.
 */
export function deploymentStatus(rollout: Rollout): DeploymentStatus {
  const { deployment, newest, nowMs } = rollout;
  const sets = allSets(rollout);
  const available = availablePods(sets);
  const isAvailable = available >= deployment.spec.replicas - maxUnavailable(deployment);
  const { conditions = [], collisionCount } = deployment.status;
  return compact<DeploymentStatus>({
    observedGeneration: deployment.metadata.generation,
    replicas: actualPods(sets) || undefined,
    updatedReplicas: newest?.status.replicas || undefined,
    readyReplicas: readyPods(sets) || undefined,
    availableReplicas: available || undefined,
    // Sets that are scaling down may have more available than they want.
    unavailableReplicas: Math.max(0, wantedPods(sets) - available) || undefined,
    terminatingReplicas: terminatingPods(sets),
    collisionCount,
    conditions: withCondition(
      conditions,
      newCondition(isAvailable ? minimumAvailable : minimumUnavailable, nowMs),
    ),
  });
}

const minimumAvailable = {
  type: "Available",
  status: "True",
  reason: "MinimumReplicasAvailable",
  message: "Deployment has minimum availability.",
} as const;
const minimumUnavailable = {
  type: "Available",
  status: "False",
  reason: "MinimumReplicasUnavailable",
  message: "Deployment does not have minimum availability.",
} as const;

/** Not known where one set does not say. */
function terminatingPods(sets: readonly ReplicaSet[]): number | undefined {
  return sets.some(({ status }) => status.terminatingReplicas === undefined)
    ? undefined
    : sumOf(sets, ({ status }) => status.terminatingReplicas ?? 0);
}

/** Whether all wanted pods are of the current template and available, and none is left over. */
export function isComplete({ spec, metadata }: Deployment, status: DeploymentStatus): boolean {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = status;
  return (
    updatedReplicas === spec.replicas &&
    replicas === spec.replicas &&
    availableReplicas === spec.replicas &&
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0)
  );
}
