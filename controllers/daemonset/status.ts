import type { DaemonSetStatus } from "../../api/apps/daemonset.ts";
import { compact } from "../../api/json.ts";
import { revisionLabel } from "../history/revision.ts";
import { isPodAvailable, isPodReady } from "../pod-state.ts";
import { becomesAvailableInMs, type Fleet, ofEachPart } from "./fleet.ts";
import type { NodePods } from "./node-pods.ts";

interface Counts {
  readonly desired: number;
  readonly current: number;
  readonly ready: number;
  readonly updated: number;
  readonly available: number;
  readonly misscheduled: number;
}

const countsOf = ofEachPart(count);

/** The oldest pod speaks for its node. */
function count(nodes: readonly NodePods[], { daemonSet, hash, nowMs }: Fleet): Counts {
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
  return counts;
}

/**
 * The status as the nodes and pods are now. Counters of 0 are left out where Kubernetes leaves them
 * out. Source: pkg/controller/daemon updateDaemonSetStatus 1.36.
 */
export function daemonSetStatus(fleet: Fleet): DaemonSetStatus {
  const { metadata, status } = fleet.daemonSet;
  const parts = countsOf(fleet);
  const sum = (of: (counts: Counts) => number) =>
    parts.reduce((total, each) => total + of(each), 0);
  const desired = sum((counts) => counts.desired);
  const available = sum((counts) => counts.available);
  return compact<DaemonSetStatus>({
    currentNumberScheduled: sum((counts) => counts.current),
    numberMisscheduled: sum((counts) => counts.misscheduled),
    desiredNumberScheduled: desired,
    numberReady: sum((counts) => counts.ready),
    observedGeneration: metadata.generation,
    updatedNumberScheduled: sum((counts) => counts.updated) || undefined,
    numberAvailable: available || undefined,
    numberUnavailable: desired - available || undefined,
    collisionCount: status.collisionCount,
    conditions: status.conditions,
  });
}

const availableAtMs = ofEachPart((nodes, fleet) => {
  const waitMs = becomesAvailableInMs(nodes, fleet);
  return waitMs === undefined ? Number.POSITIVE_INFINITY : fleet.nowMs + waitMs;
});

/** Time until a pod that is ready becomes available; `undefined` where none is about to. */
export function nextAvailableInMs(fleet: Fleet): number | undefined {
  const soonestMs = Math.min(...availableAtMs(fleet));
  return Number.isFinite(soonestMs) ? soonestMs - fleet.nowMs : undefined;
}
