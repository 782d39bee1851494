import type { ReplicaSet, ReplicaSetStatus } from "../../api/apps/replicaset.ts";
import { compact } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";

/** What one pass over the pods of a set finds. */
export interface PodCounts {
  active: number;
  fullyLabeled: number;
  ready: number;
  available: number;
  terminating: number;
}

export interface StatusInput {
  readonly replicaSet: ReplicaSet;
  readonly counts: Readonly<PodCounts>;
  /** Why pods that are missing or too many could not be made or deleted. */
  readonly failure: string | undefined;
  readonly nowMs: number;
}

/** Counters of 0 are left out where Kubernetes leaves them out. Source: calculateStatus 1.36. */
export function replicaSetStatus(input: StatusInput): ReplicaSetStatus {
  const { replicaSet, counts } = input;
  return compact<ReplicaSetStatus>({
    replicas: counts.active,
    fullyLabeledReplicas: counts.fullyLabeled || undefined,
    readyReplicas: counts.ready || undefined,
    availableReplicas: counts.available || undefined,
    terminatingReplicas: counts.terminating,
    observedGeneration: replicaSet.metadata.generation,
    conditions: conditionsOf(input),
  });
}

/** A failure stays as it was first told until it is over. */
function conditionsOf({ replicaSet, counts, failure, nowMs }: StatusInput) {
  const { conditions = [] } = replicaSet.status;
  const told = conditions.some(({ type }) => type === failureType);
  if (told === (failure !== undefined)) return replicaSet.status.conditions;
  if (failure === undefined) {
    const rest = conditions.filter(({ type }) => type !== failureType);
    return rest.length === 0 ? undefined : rest;
  }
  const reason = counts.active < replicaSet.spec.replicas ? "FailedCreate" : "FailedDelete";
  const lastTransitionTime = formatTime(nowMs);
  const news = { type: failureType, status: "True", lastTransitionTime, reason, message: failure };
  return [...conditions, news];
}

const failureType = "ReplicaFailure";
