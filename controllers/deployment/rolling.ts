/** The two steps of a rolling update. */
import type { Deployment } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { Action } from "../../client/action.ts";
import { isRollingUpdate, maxSurge, maxUnavailable } from "./bounds.ts";
import { activeOf, availablePods, byCreation, wantedPods } from "./replica-sets.ts";
import { scaleTo } from "./scale.ts";
import { allSets, type Rollout } from "./status.ts";

/**
 * How many pods the newest set may want: all at once with Recreate, else what `maxSurge` leaves
 * room for. `sets` are all sets, the newest included. Source: NewRSNewReplicas 1.36.
 */
export function newestSize(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  current: number,
): number {
  const { replicas } = deployment.spec;
  if (!isRollingUpdate(deployment)) return replicas;
  const room = replicas + maxSurge(deployment) - wantedPods(sets);
  return room <= 0 ? current : current + Math.min(room, replicas - current);
}

/** Lets the newest set grow, or shrink to what is wanted. */
export function growNewest(rollout: Rollout): Action[] {
  const { deployment, newest } = rollout;
  if (newest === undefined) return [];
  const { replicas } = deployment.spec;
  const size =
    newest.spec.replicas > replicas
      ? replicas
      : newestSize(deployment, allSets(rollout), newest.spec.replicas);
  return scaleTo(deployment, newest, size);
}

/**
 * Takes pods from the old sets as far as enough stay available: first those that serve nobody,
 * then, oldest set first, others. Source: reconcileOldReplicaSets 1.36.
 */
export function shrinkOlder(rollout: Rollout): Action[] {
  const { deployment, newest } = rollout;
  const older = [...activeOf(rollout.older)].sort(byCreation);
  if (newest === undefined || older.length === 0) return [];
  const floor = deployment.spec.replicas - maxUnavailable(deployment);
  const starting = newest.spec.replicas - (newest.status.availableReplicas ?? 0);
  const spare = wantedPods(allSets(rollout)) - floor - starting;
  if (spare <= 0) return [];
  const sizes = new Map<ReplicaSet, number>();
  if (dropUnhealthy(older, spare, sizes)) {
    dropHealthy(older, availablePods([...older, newest]) - floor, sizes);
  }
  return [...sizes].flatMap(([set, size]) => scaleTo(deployment, set, size));
}

/**
 * False where a set reports more available pods than it wants: it has not caught up with an earlier
 * step, so what is reported is no ground for another.
 */
function dropUnhealthy(
  older: readonly ReplicaSet[],
  spareMax: number,
  sizes: Map<ReplicaSet, number>,
): boolean {
  let spare = spareMax;
  for (const set of older) {
    if (spare <= 0) return true;
    const { replicas } = set.spec;
    const unhealthy = replicas - (set.status.availableReplicas ?? 0);
    if (unhealthy < 0) return false;
    const dropped = Math.min(spare, unhealthy);
    if (dropped > 0) sizes.set(set, replicas - dropped);
    spare -= dropped;
  }
  return true;
}

/** Stops at a set that has lost unhealthy pods: its next write needs the outcome of that one. */
function dropHealthy(
  older: readonly ReplicaSet[],
  spareMax: number,
  sizes: Map<ReplicaSet, number>,
): void {
  let spare = spareMax;
  for (const set of older) {
    if (spare <= 0 || sizes.has(set)) return;
    const { replicas } = set.spec;
    const dropped = Math.min(spare, replicas);
    sizes.set(set, replicas - dropped);
    spare -= dropped;
  }
}
