/** What controllers ask of a pod's state. Source: pkg/api/v1/pod, pkg/controller 1.36. */
import { hasEnded } from "../api/core/pod/has-ended.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import { equalJson } from "../api/json.ts";
import { parseTime } from "../api/runtime.ts";

type PodCondition = NonNullable<Pod["status"]["conditions"]>[number];

/** The condition of that type, if the pod has it. */
export function podCondition(pod: Pod, type: string): PodCondition | undefined {
  const { conditions } = pod.status;
  if (conditions === undefined) return undefined;
  // Asked at every change of a pod: an index makes nothing on the way.
  for (let at = 0; at < conditions.length; at += 1) {
    if (conditions[at]?.type === type) return conditions[at];
  }
  return undefined;
}

/** Whether the kubelet says that the pod serves. */
export function isPodReady(pod: Pod): boolean {
  return podCondition(pod, "Ready")?.status === "True";
}

/** When a ready pod became ready, or `undefined` where it is not ready or does not say. */
export function readySinceMs(pod: Pod): number | undefined {
  const ready = podCondition(pod, "Ready");
  return ready?.status === "True" ? parseTime(ready.lastTransitionTime) : undefined;
}

/** Ready for at least so long. Without a minimum, being ready is enough. */
export function isPodAvailable(
  pod: Pod,
  minReadySeconds: number | undefined,
  nowMs: number,
): boolean {
  return availableInMs(pod, minReadySeconds, nowMs) === 0;
}

/**
 * Time until the pod is available if it stays ready: 0 where it is available now, `undefined`
 * where it is not ready or does not say since when.
 */
export function availableInMs(
  pod: Pod,
  minReadySeconds: number | undefined,
  nowMs: number,
): number | undefined {
  if (minReadySeconds === undefined || minReadySeconds === 0)
    return isPodReady(pod) ? 0 : undefined;
  const sinceMs = readySinceMs(pod);
  return sinceMs === undefined ? undefined : Math.max(0, sinceMs + minReadySeconds * 1000 - nowMs);
}

/** Neither finished nor being deleted: such pods count as replicas. */
export function isPodActive(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp === undefined && !hasEnded(pod);
}

/** Being deleted, but not yet finished. */
export function isPodTerminating(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined && !hasEnded(pod);
}

/**
 * Whether a change of a pod can matter to a controller that counts pods: not its binding, its
 * address or the states of its containers.
 */
export function changesPodCount(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined || previous === undefined) return true;
  const { metadata } = next;
  const { metadata: before } = previous;
  return (
    next.status.phase !== previous.status.phase ||
    metadata.deletionTimestamp !== before.deletionTimestamp ||
    metadata.uid !== before.uid ||
    !equalJson(metadata.labels, before.labels) ||
    !equalJson(metadata.ownerReferences, before.ownerReferences) ||
    !sameReadiness(podCondition(next, "Ready"), podCondition(previous, "Ready"))
  );
}

const sameReadiness = (left: PodCondition | undefined, right: PodCondition | undefined) =>
  left?.status === right?.status && left?.lastTransitionTime === right?.lastTransitionTime;
