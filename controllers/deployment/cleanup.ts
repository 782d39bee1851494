import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { type Action, remove } from "../../client/action.ts";
import { hasHistoryLimit } from "./conditions.ts";
import { byCreation } from "./replica-sets.ts";
import { revisionOf } from "./revision.ts";
import type { Rollout } from "./status.ts";

/**
 * Deletes old sets beyond the history limit, lowest revision first; one that still has pods, or
 * may have, is kept though it counts. Source: pkg/controller/deployment cleanupDeployment 1.36.
 */
export function planCleanup({ deployment, older }: Rollout): Action[] {
  if (!hasHistoryLimit(deployment)) return [];
  const alive = older.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const excess = alive.length - deployment.spec.revisionHistoryLimit;
  if (excess <= 0) return [];
  return [...alive]
    .sort(byRevision)
    .slice(0, excess)
    .filter(isEmpty)
    .map((set) => remove(ReplicaSet, set));
}

function byRevision(left: ReplicaSet, right: ReplicaSet): number {
  const [a, b] = [revisionOf(left), revisionOf(right)];
  if (a === undefined || b === undefined || a === b) return byCreation(left, right);
  return a < b ? -1 : 1;
}

const isEmpty = ({ spec, status, metadata }: ReplicaSet): boolean =>
  status.replicas === 0 &&
  spec.replicas === 0 &&
  (metadata.generation ?? 0) <= (status.observedGeneration ?? 0);
