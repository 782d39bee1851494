/** Scaling of ReplicaSets, and of a Deployment as a whole. */
import type { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { type Action, type EventNote, update } from "../../client/action.ts";
import { isRollingUpdate, maxSurge } from "./bounds.ts";
import { activeOf, byCreation, bySizeNewer, bySizeOlder, wantedPods } from "./replica-sets.ts";
import {
  annotatedNumber,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  sizeAnnotations,
} from "./revision.ts";
import { allSets, type Rollout } from "./status.ts";

/** Gives a set that many pods to want; nothing where it wants as many already. */
export function scaleTo(deployment: Deployment, set: ReplicaSet, replicas: number): Action[] {
  return set.spec.replicas === replicas ? [] : resize(deployment, set, replicas);
}

/** The same, but an unchanged set still learns of the Deployment's new size. */
function resize(deployment: Deployment, set: ReplicaSet, replicas: number): Action[] {
  const { metadata, spec } = set;
  const size = sizeAnnotations(deployment);
  const knowsSize = Object.entries(size).every(
    ([key, value]) => metadata.annotations?.[key] === value,
  );
  if (spec.replicas === replicas && knowsSize) return [];
  const next: ReplicaSet = {
    ...set,
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...size } },
    spec: { ...spec, replicas },
  };
  if (spec.replicas === replicas) return [update(ReplicaSet, next)];
  const counts = { from: spec.replicas, to: replicas };
  return [update(ReplicaSet, next, { succeeded: scaled(deployment, set, counts) })];
}

export function scaled(
  regarding: Deployment,
  { metadata }: ReplicaSet,
  { from, to }: { readonly from: number; readonly to: number },
): EventNote {
  const how = from < to ? "up" : "down";
  const message = `Scaled ${how} replica set ${metadata.name} from ${from} to ${to}`;
  return { regarding, type: "Normal", reason: "ScalingReplicaSet", message };
}

/** Whether `replicas` was changed since the sets were last sized. Source: isScalingEvent 1.36. */
export function isScalingEvent(rollout: Rollout): boolean {
  const { replicas } = rollout.deployment.spec;
  return activeOf(allSets(rollout)).some((set) => {
    const desired = annotatedNumber(set, desiredReplicasAnnotation);
    return desired !== undefined && desired !== replicas;
  });
}

/**
 * Sizes the sets without moving the rollout on: the only active set gets all pods; a rollout that
 * has ended keeps no old pods; in the middle of one, each set grows or shrinks by its share.
 *
 * Source: pkg/controller/deployment scale 1.36, which has a flaw that is mended here: sets that
 * have the right size already never learned of the new one, so that the change of size never ended
 * and no rollout began any more (kubernetes/kubernetes#138036).
 */
export function planScale(rollout: Rollout): Action[] {
  const { deployment, newest, older } = rollout;
  const { replicas } = deployment.spec;
  const only = activeOrLatest(rollout);
  if (only !== undefined) {
    const isSettled = only.spec.replicas === replicas && !isScalingEvent(rollout);
    return isSettled ? [] : resize(deployment, only, replicas);
  }
  if (newest !== undefined && isSaturated(deployment, newest)) {
    return activeOf(older).flatMap((set) => scaleTo(deployment, set, 0));
  }
  const sizes = isRollingUpdate(deployment) ? proportionalSizes(rollout) : presentSizes(rollout);
  return [...sizes].flatMap(([set, size]) => resize(deployment, set, size));
}

/** With Recreate old pods are about to go anyway. */
const presentSizes = (rollout: Rollout): ReadonlyMap<ReplicaSet, number> =>
  new Map(activeOf(allSets(rollout)).map((set) => [set, set.spec.replicas]));

/** The one active set, or the latest where none is; `undefined` where several are. */
function activeOrLatest(rollout: Rollout): ReplicaSet | undefined {
  const active = activeOf(allSets(rollout));
  if (active.length > 0) return active.length === 1 ? active[0] : undefined;
  return rollout.newest ?? [...rollout.older].sort(byCreation).at(-1);
}

function isSaturated({ spec }: Deployment, newest: ReplicaSet): boolean {
  return (
    newest.spec.replicas === spec.replicas &&
    annotatedNumber(newest, desiredReplicasAnnotation) === spec.replicas &&
    (newest.status.availableReplicas ?? 0) === spec.replicas
  );
}

/**
 * How many pods each active set is to want, largest set first. What rounding leaves over goes to
 * the largest.
 */
export function proportionalSizes(rollout: Rollout): ReadonlyMap<ReplicaSet, number> {
  const { deployment } = rollout;
  const { replicas } = deployment.spec;
  const sets = activeOf(allSets(rollout));
  const allowed = replicas > 0 ? replicas + maxSurge(deployment) : 0;
  const toAdd = allowed - wantedPods(sets);
  const sorted = [...sets].sort(toAdd < 0 ? bySizeOlder : bySizeNewer);
  const sizes = new Map<ReplicaSet, number>();
  let added = 0;
  for (const set of sorted) {
    const share = toAdd === 0 ? 0 : shareOf(deployment, set, toAdd - added);
    sizes.set(set, set.spec.replicas + share);
    added += share;
  }
  const [largest] = sorted;
  if (largest !== undefined) {
    sizes.set(largest, Math.max(0, (sizes.get(largest) ?? 0) + toAdd - added));
  }
  return sizes;
}

/** A set's part of what is left to add (or, below 0, to take away). */
function shareOf(deployment: Deployment, set: ReplicaSet, left: number): number {
  if (left === 0) return 0;
  const fraction = fractionOf(deployment, set);
  return left > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}

function fractionOf(deployment: Deployment, set: ReplicaSet): number {
  const { replicas } = deployment.spec;
  const size = set.spec.replicas;
  if (replicas === 0) return -size;
  // Without the annotation the current number of pods is the best guess at the former size.
  const before = annotatedNumber(set, maxReplicasAnnotation) || (deployment.status.replicas ?? 0);
  if (before === 0) return 0;
  return Math.round((size * (replicas + maxSurge(deployment))) / before) - size;
}
