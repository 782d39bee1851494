/** How far a rolling update of a DaemonSet may go at once. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import { resolveIntOrPercent } from "../../api/int-or-string.ts";

/**
 * Nodes that may have two pods, and nodes that may lack an available one, of so many that want
 * one. Both round up; where both are 0, one may be lacking, or no update would ever move.
 * Source: pkg/controller/daemon updatedDesiredNodeCounts 1.36.
 */
export function updateBounds({ spec }: DaemonSet, nodes: number) {
  const { type, rollingUpdate } = spec.updateStrategy;
  if (type !== "RollingUpdate" || rollingUpdate === undefined) return { surge: 0, unavailable: 0 };
  const surge = resolveIntOrPercent(rollingUpdate.maxSurge ?? 0, nodes, true);
  const unavailable = resolveIntOrPercent(rollingUpdate.maxUnavailable ?? 0, nodes, true);
  const isStuck = nodes > 0 && surge === 0 && unavailable === 0;
  return { surge, unavailable: isStuck ? 1 : unavailable };
}

/** Whether a node may have two pods at all. */
export const allowsSurge = (daemonSet: DaemonSet): boolean => updateBounds(daemonSet, 1).surge > 0;
