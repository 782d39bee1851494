/** A DaemonSet with its nodes and pods, and what is reckoned of them. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import { availableInMs } from "../pod-state.ts";
import type { NodePods } from "./node-pods.ts";

export interface Fleet {
  readonly daemonSet: DaemonSet;
  /**
   * All nodes in parts, in the order of their names. A part in which nothing changed since the last
   * plan is the very array that it was.
   */
  readonly parts: readonly (readonly NodePods[])[];
  /** The hash of the current revision. */
  readonly hash: string;
  readonly nowMs: number;
  /** Time until what was tried under that name should be tried again. */
  readonly backoffMs: (name: string) => number;
}

/** What a part amounted to, and what that depended on beside the part. */
interface Remembered<T> {
  readonly spec: DaemonSet["spec"];
  readonly hash: string;
  /** From then on the part amounts to something else. */
  readonly untilMs: number;
  readonly made: T;
}

/**
 * Reckons something of each part, and of a part that stays as it is only once: there may be
 * thousands of nodes, and a change of any of their pods asks for a plan.
 */
export function ofEachPart<T>(
  reckon: (nodes: readonly NodePods[], fleet: Fleet) => T,
): (fleet: Fleet) => readonly T[] {
  const remembered = new WeakMap<readonly NodePods[], Remembered<T>>();
  return (fleet) => {
    const { daemonSet, hash, nowMs, parts } = fleet;
    const { spec } = daemonSet;
    return parts.map((part) => {
      const known = remembered.get(part);
      if (known?.spec === spec && known.hash === hash && nowMs < known.untilMs) return known.made;
      const made = reckon(part, fleet);
      remembered.set(part, {
        spec,
        hash,
        made,
        untilMs: nowMs + (becomesAvailableInMs(part, fleet) ?? never),
      });
      return made;
    });
  };
}

const never = Number.POSITIVE_INFINITY;

/** Time until a ready pod of the part becomes available; `undefined` where none is about to. */
export function becomesAvailableInMs(
  nodes: readonly NodePods[],
  { daemonSet: { spec }, nowMs }: Fleet,
): number | undefined {
  const { minReadySeconds } = spec;
  if (minReadySeconds === undefined || minReadySeconds === 0) return undefined;
  let soonestMs: number | undefined;
  for (const { pods } of nodes) {
    for (const pod of pods) {
      const waitMs = availableInMs(pod, minReadySeconds, nowMs);
      if (waitMs === undefined || waitMs === 0) continue;
      soonestMs = Math.min(waitMs, soonestMs ?? waitMs);
    }
  }
  return soonestMs;
}
