/** What a plan for a StatefulSet is made of: its pods by number, and the two revisions. */
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { availableInMs, isPodReady } from "../pod-state.ts";
import { ordinalOf, startOf } from "./ordinals.ts";

/** A number that is to have a pod. */
export interface Replica {
  readonly ordinal: number;
  readonly pod: Pod | undefined;
}

export interface Situation {
  readonly statefulSet: StatefulSet;
  /** What pods are made of that an update has not reached. */
  readonly current: ControllerRevision;
  /** What the template of the set says. */
  readonly update: ControllerRevision;
  readonly pods: readonly Pod[];
  /** Lowest number first. */
  readonly replicas: readonly Replica[];
  /** Pods that are too many, highest number first. */
  readonly condemned: readonly Pod[];
  /** One pod at a time, each after its predecessor. */
  readonly isOrdered: boolean;
  readonly nowMs: number;
  /** Whether a pod that is not of the set has the name. */
  readonly isNameTaken: (name: string) => boolean;
}

/** Sorts the pods of a set by their numbers. */
export function sortPods(statefulSet: StatefulSet, pods: readonly Pod[]) {
  const start = startOf(statefulSet);
  const { replicas } = statefulSet.spec;
  const byOrdinal = new Map<number, Pod>();
  const condemned: Pod[] = [];
  const ordinal = (pod: Pod) => ordinalOf(statefulSet, pod) ?? -1;
  for (const pod of pods) {
    const number = ordinal(pod);
    if (number >= start && number < start + replicas) byOrdinal.set(number, pod);
    else condemned.push(pod);
  }
  return {
    replicas: Array.from({ length: replicas }, (_, index): Replica => {
      const number = start + index;
      return { ordinal: number, pod: byOrdinal.get(number) };
    }),
    condemned: condemned.sort((left, right) => ordinal(right) - ordinal(left)),
  };
}

export const isTerminating = ({ metadata }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined;

export const isRunningAndReady = (pod: Pod): boolean =>
  pod.status.phase === "Running" && isPodReady(pod);

/**
 * Time until a running pod is available: 0 where it is now, `undefined` where it is not ready.
 */
export function waitMsOf({ spec }: StatefulSet, pod: Pod, nowMs: number): number | undefined {
  return pod.status.phase === "Running"
    ? availableInMs(pod, spec.minReadySeconds, nowMs)
    : undefined;
}

/** Missing, going, or not ready for long enough. */
export const isUnavailable = (
  { statefulSet, nowMs }: Pick<Situation, "statefulSet" | "nowMs">,
  pod: Pod | undefined,
): boolean => pod === undefined || isTerminating(pod) || waitMsOf(statefulSet, pod, nowMs) !== 0;
