import type { Pod } from "./pod.ts";

/** True once the containers of the pod have ended for good: it takes no room any more. */
export const hasEnded = ({ status: { phase } }: Pick<Pod, "status">): boolean =>
  phase === "Succeeded" || phase === "Failed";

/**
 * True once nothing of the pod needs its volumes: it has ended, or is being deleted and none of its
 * containers runs. Source: pkg/volume/util IsPodTerminated 1.36.
 */
export function hasStopped(pod: Pick<Pod, "status" | "metadata">): boolean {
  if (hasEnded(pod)) return true;
  if (pod.metadata.deletionTimestamp === undefined) return false;
  const { initContainerStatuses, containerStatuses, ephemeralContainerStatuses } = pod.status;
  return [initContainerStatuses, containerStatuses, ephemeralContainerStatuses].every((statuses) =>
    (statuses ?? []).every(
      ({ state }) => state?.terminated !== undefined || state?.waiting !== undefined,
    ),
  );
}
