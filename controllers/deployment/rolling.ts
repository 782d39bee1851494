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

/** What is left of an old set, and what it last reported. */
interface Remainder {
  readonly set: ReplicaSet;
  kept: number;
}

/**
 * Takes pods from the old sets as far as enough stay available: first those that serve nobody,
 * then, oldest set first, others. Source: reconcileOldReplicaSets 1.36.
 */
export function shrinkOlder(rollout: Rollout): Action[] {
  const { deployment, newest } = rollout;
  const older = activeOf(rollout.older);
  if (newest === undefined || older.length === 0) return [];
  const floor = deployment.spec.replicas - maxUnavailable(deployment);
  const starting = newest.spec.replicas - (newest.status.availableReplicas ?? 0);
  const spare = wantedPods(allSets(rollout)) - floor - starting;
  if (spare <= 0) return [];
  const remainders = [...older].sort(byCreation).map((set) => ({ set, kept: set.spec.replicas }));
  const actions: Action[] = [];
  if (dropUnhealthy(deployment, remainders, { spare, actions })) {
    const surplus = availablePods([...older, newest]) - floor;
    dropHealthy(deployment, remainders, { spare: surplus, actions });
  }
  return actions;
}

interface Budget {
  spare: number;
  readonly actions: Action[];
}

/**
 * False where a set reports more available pods than it wants: it has not caught up with an earlier
 * step, so what it reports is no ground for another.
 */
function dropUnhealthy(
  deployment: Deployment,
  remainders: readonly Remainder[],
  budget: Budget,
): boolean {
  for (const remainder of remainders) {
    if (budget.spare <= 0) return true;
    const unhealthy = remainder.kept - (remainder.set.status.availableReplicas ?? 0);
    if (unhealthy < 0) return false;
    drop(deployment, remainder, { budget, count: unhealthy });
  }
  return true;
}

function dropHealthy(
  deployment: Deployment,
  remainders: readonly Remainder[],
  budget: Budget,
): void {
  for (const remainder of remainders) {
    if (budget.spare <= 0) return;
    drop(deployment, remainder, { budget, count: remainder.kept });
  }
}

function drop(
  deployment: Deployment,
  remainder: Remainder,
  { budget, count }: { readonly budget: Budget; readonly count: number },
): void {
  const dropped = Math.min(budget.spare, count);
  if (dropped === 0) return;
  const { set, kept } = remainder;
  const current = kept === set.spec.replicas ? set : { ...set, spec: { ...set.spec, replicas: kept } };
  budget.actions.push(...scaleTo(deployment, current, kept - dropped));
  budget.spare -= dropped;
  remainder.kept = kept - dropped;
}
