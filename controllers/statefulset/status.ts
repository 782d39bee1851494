import type { StatefulSetStatus } from "../../api/apps/statefulset.ts";
import { compact } from "../../api/json.ts";
import { revisionOf } from "./pod.ts";
import { isRunningAndReady, isTerminating, type Situation, waitMsOf } from "./situation.ts";

/**
 * The status that tells of the pods. `leaving` of them are deleted for an update by this very plan.
 * Counters of 0 are left out where Kubernetes leaves them out. A rolling update that is through
 * makes the update revision the current one. Source: updateStatus, completeRollingUpdate 1.36.
 */
export function statefulSetStatus(
  situation: Situation,
  { collisionCount, leaving }: { readonly collisionCount: number; readonly leaving: number },
): StatefulSetStatus {
  const { statefulSet, pods, nowMs } = situation;
  const { spec, metadata } = statefulSet;
  const current = situation.current.metadata.name ?? "";
  const update = situation.update.metadata.name ?? "";
  const staying = pods.filter((pod) => !isTerminating(pod));
  const ready = pods.filter(isRunningAndReady).length;
  const updated = staying.filter((pod) => revisionOf(pod) === update).length;
  const isThrough =
    spec.updateStrategy.type === "RollingUpdate" &&
    [updated, ready, pods.length].every((count) => count === spec.replicas);
  const left = staying.filter((pod) => revisionOf(pod) === current).length - leaving;
  return compact<StatefulSetStatus>({
    observedGeneration: metadata.generation,
    replicas: pods.length,
    readyReplicas: ready || undefined,
    currentReplicas: Math.max(0, isThrough ? updated : left) || undefined,
    updatedReplicas: updated || undefined,
    currentRevision: isThrough ? update : current,
    updateRevision: update,
    collisionCount,
    availableReplicas: pods.filter((pod) => waitMsOf(statefulSet, pod, nowMs) === 0).length,
  });
}
