import type { DaemonSetStatus } from "../../api/apps/daemonset.ts";
import { compact } from "../../api/json.ts";
import { revisionLabel } from "../history/revision.ts";
import { availableInMs, isPodAvailable, isPodReady } from "../pod-state.ts";
import type { Fleet } from "./manage.ts";

/**
 * The status as the nodes and pods are now; the oldest pod speaks for its node. Counters of 0 are
 * left out where Kubernetes leaves them out. Source: pkg/controller/daemon updateDaemonSetStatus
 * 1.36.
 */
export function daemonSetStatus({ daemonSet, nodes, hash, nowMs }: Fleet): DaemonSetStatus {
  const { minReadySeconds } = daemonSet.spec;
  const counts = { desired: 0, current: 0, ready: 0, updated: 0, available: 0, misscheduled: 0 };
  for (const { runs, exists, pods } of nodes) {
    const [pod] = pods;
    if (!exists) continue;
    if (!runs) {
      if (pod !== undefined) counts.misscheduled += 1;
      continue;
    }
    counts.desired += 1;
    if (pod === undefined) continue;
    counts.current += 1;
    if (isPodReady(pod)) {
      counts.ready += 1;
      if (isPodAvailable(pod, minReadySeconds, nowMs)) counts.available += 1;
    }
    if (pod.metadata.labels?.[revisionLabel] === hash) counts.updated += 1;
  }
  const { collisionCount, conditions } = daemonSet.status;
  return compact<DaemonSetStatus>({
    currentNumberScheduled: counts.current,
    numberMisscheduled: counts.misscheduled,
    desiredNumberScheduled: counts.desired,
    numberReady: counts.ready,
    observedGeneration: daemonSet.metadata.generation,
    updatedNumberScheduled: counts.updated || undefined,
    numberAvailable: counts.available || undefined,
    numberUnavailable: counts.desired - counts.available || undefined,
    collisionCount,
    conditions,
  });
}

/** Time until a pod that is ready becomes available; `undefined` where none is about to. */
export function nextAvailableInMs(fleet: Fleet): number | undefined {
  const { minReadySeconds } = fleet.daemonSet.spec;
  if (minReadySeconds === undefined || minReadySeconds === 0) return undefined;
  let soonestMs: number | undefined;
  for (const { pods } of fleet.nodes) {
    for (const pod of pods) {
      const waitMs = availableInMs(pod, minReadySeconds, fleet.nowMs);
      if (waitMs === undefined || waitMs === 0) continue;
      soonestMs = Math.min(waitMs, soonestMs ?? waitMs);
    }
  }
  return soonestMs;
}
