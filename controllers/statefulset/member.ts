import type { StatefulSet } from "../../api/apps/statefulset.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { claimOf } from "../claim.ts";
import { isPodReady, readySinceMs } from "../pod-state.ts";
import { ordinalOf } from "./ordinals.ts";
import { hasClaims, revisionOf } from "./pod.ts";

/** What a pod is to a StatefulSet. */
export interface Member {
  readonly pod: Pod;
  /** Its number; -1 where its name is not that of a pod of the set. */
  readonly ordinal: number;
  /** Whether it is the set's, should be, should no longer be, or is none of its business. */
  readonly claim: "ours" | "adopt" | "release" | "foreign";
  /** Name of the revision that it was made from. */
  readonly revision: string;
  readonly isTerminating: boolean;
  /** Its volumes are the claims that a pod of its number has. */
  readonly hasClaims: boolean;
  /** It ended, and never runs again. */
  readonly isTerminal: boolean;
  /** It runs, and is ready. */
  readonly isReady: boolean;
  /** From when on it is available if it stays ready; `Infinity` where it is not ready. */
  readonly availableAtMs: number;
}

interface Remembered {
  readonly spec: StatefulSet["spec"];
  readonly uid: string | undefined;
  readonly deletionTimestamp: string | undefined;
  readonly member: Member;
}

const remembered = new WeakMap<Pod, Remembered>();

/**
 * Looks at a pod. A set may have thousands, and a change of any asks about all: so what a pod is to
 * the set is remembered until one of them changes.
 */
export function memberOf(statefulSet: StatefulSet, pod: Pod): Member {
  const { spec, metadata } = statefulSet;
  const { uid, deletionTimestamp } = metadata;
  const known = remembered.get(pod);
  if (known?.spec === spec && known.uid === uid && known.deletionTimestamp === deletionTimestamp) {
    return known.member;
  }
  const member = lookAt(statefulSet, pod);
  remembered.set(pod, { spec, uid, deletionTimestamp, member });
  return member;
}

function lookAt(statefulSet: StatefulSet, pod: Pod): Member {
  const { minReadySeconds } = statefulSet.spec;
  const ordinal = ordinalOf(statefulSet, pod) ?? -1;
  const isReady = pod.status.phase === "Running" && isPodReady(pod);
  return {
    pod,
    ordinal,
    claim: claimByName(statefulSet, pod, ordinal >= 0),
    revision: revisionOf(pod),
    isTerminating: pod.metadata.deletionTimestamp !== undefined,
    hasClaims: hasClaims(statefulSet, pod),
    isTerminal: hasEnded(pod),
    isReady,
    availableAtMs: isReady ? availableAtMs(pod, minReadySeconds) : Number.POSITIVE_INFINITY,
  };
}

/** Pods belong to the set by labels and by name. One that is being deleted lets nothing go. */
function claimByName(statefulSet: StatefulSet, pod: Pod, isNamed: boolean): Member["claim"] {
  const matcher = selectorFromLabelSelector(statefulSet.spec.selector);
  const claim = claimOf({ owner: statefulSet, matcher }, pod);
  if (isNamed || claim === "foreign" || claim === "release") return claim;
  if (claim === "adopt") return "foreign";
  return statefulSet.metadata.deletionTimestamp === undefined ? "release" : "foreign";
}

function availableAtMs(pod: Pod, minReadySeconds = 0): number {
  if (minReadySeconds === 0) return Number.NEGATIVE_INFINITY;
  const sinceMs = readySinceMs(pod);
  return sinceMs === undefined ? Number.POSITIVE_INFINITY : sinceMs + minReadySeconds * 1000;
}
