import type { StatefulSetStatus } from "../../api/apps/statefulset.ts";
import { compact } from "../../api/json.ts";
import type { Situation } from "./situation.ts";

/**
 * The status that tells of the pods. `leaving` of them are deleted for an update by this very plan.
 * Counters of 0 are left out where Kubernetes leaves them out. A rolling update that is through
 * makes the update revision the current one. Source: updateStatus, completeRollingUpdate 1.36.
 */
export function statefulSetStatus(
  situation: Situation,
  { collisionCount, leaving }: { readonly collisionCount: number; readonly leaving: number },
): StatefulSetStatus {
  const { statefulSet, members } = situation;
  const { spec, metadata } = statefulSet;
  const current = situation.current.metadata.name ?? "";
  const update = situation.update.metadata.name ?? "";
  const counts = count(situation, current, update);
  const { ready, updated } = counts;
  const isThrough =
    spec.updateStrategy.type === "RollingUpdate" &&
    [updated, ready, members.length].every((number) => number === spec.replicas);
  const left = counts.current - leaving;
  return compact<StatefulSetStatus>({
    observedGeneration: metadata.generation,
    replicas: members.length,
    readyReplicas: ready || undefined,
    currentReplicas: Math.max(0, isThrough ? updated : left) || undefined,
    updatedReplicas: updated || undefined,
    currentRevision: isThrough ? update : current,
    updateRevision: update,
    collisionCount,
    availableReplicas: counts.available,
  });
}

/** Pods that are going count, but not by their revision. */
function count({ members, nowMs }: Situation, current: string, update: string) {
  const counts = { ready: 0, available: 0, current: 0, updated: 0 };
  for (const { isReady, availableAtMs, isTerminating, revision } of members) {
    if (isReady) counts.ready += 1;
    if (availableAtMs <= nowMs) counts.available += 1;
    if (isTerminating) continue;
    if (revision === current) counts.current += 1;
    if (revision === update) counts.updated += 1;
  }
  return counts;
}
