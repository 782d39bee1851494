/** Orders and sums over the ReplicaSets of one Deployment. */

import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { compareText } from "../../api/compare-text.ts";

/** The sets that want pods. */
export const activeOf = (sets: readonly ReplicaSet[]): readonly ReplicaSet[] =>
  sets.filter(({ spec }) => spec.replicas > 0);

export const sumOf = (sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number): number =>
  sets.reduce((sum, set) => sum + count(set), 0);

export const wantedPods = (sets: readonly ReplicaSet[]): number =>
  sumOf(sets, ({ spec }) => spec.replicas);
export const actualPods = (sets: readonly ReplicaSet[]): number =>
  sumOf(sets, ({ status }) => status.replicas);
export const readyPods = (sets: readonly ReplicaSet[]): number =>
  sumOf(sets, ({ status }) => status.readyReplicas ?? 0);
export const availablePods = (sets: readonly ReplicaSet[]): number =>
  sumOf(sets, ({ status }) => status.availableReplicas ?? 0);

/** Oldest first; the name breaks ties. */
export function byCreation(
  { metadata: left }: ReplicaSet,
  { metadata: right }: ReplicaSet,
): number {
  return (
    compareText(left.creationTimestamp, right.creationTimestamp) ||
    compareText(left.name, right.name)
  );
}

/** Largest first; among equals the newest, or the oldest. */
export const bySizeNewer = (left: ReplicaSet, right: ReplicaSet): number =>
  right.spec.replicas - left.spec.replicas || byCreation(right, left);
export const bySizeOlder = (left: ReplicaSet, right: ReplicaSet): number =>
  right.spec.replicas - left.spec.replicas || byCreation(left, right);
