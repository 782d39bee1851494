import { changedSlots } from "../decision/evaluation.ts";
import type { ClusterEvent, Framework, Pod } from "../framework/framework.ts";
import { priorityOf, type Snapshot } from "../snapshot/snapshot.ts";
import { usesClaim } from "../volumes/volumes.ts";

/** What happened, and to whom. */
export interface HintedBy {
  readonly event: ClusterEvent;
  readonly snapshot: Snapshot;
  readonly framework: Framework;
}

/**
 * Whether an event may let in a pod that `rejectedBy` refused: one of those plugins waits for such
 * events, sees a chance in this one, and now passes the node.
 */
export function mayHelp(
  pod: Pod,
  rejectedBy: readonly string[],
  { event: given, snapshot, framework }: HintedBy,
): boolean {
  // The node may be gone since.
  const slot = snapshot.present[given.slot] === 1 ? given.slot : -1;
  const event = slot === given.slot ? given : { ...given, slot };
  return rejectedBy.some((name) => {
    const { requeueOn, queueingHint, preFilter } = framework.plugin(name);
    if (!requeueOn.includes(event.name)) return false;
    if (queueingHint?.(pod, event, snapshot) === false) return false;
    if (event.claim !== undefined && !usesClaim(pod, event.claim)) return false;
    if (slot < 0) return true;
    const result = preFilter?.(pod, snapshot);
    if (result === undefined) return true;
    if (!("filter" in result)) return false;
    // Room may have come about elsewhere.
    if (result.follow !== undefined && queueingHint !== undefined) return true;
    result.follow?.(changedSlots(snapshot, 0), () => undefined);
    const rejection = result.filter(slot);
    if (rejection === undefined) return true;
    return !rejection.unresolvable && mayPreempt(pod, slot, snapshot);
  });
}

/** Room may be made for the pod on a node that is too full for it. */
function mayPreempt(pod: Pod, slot: number, snapshot: Snapshot): boolean {
  if (pod.spec.preemptionPolicy === "Never") return false;
  return (snapshot.lowestPriority[slot] ?? 0) < priorityOf(pod);
}

/** Why a pod may not wait for a node yet. */
export function gateOf(pod: Pod, { at }: Framework, snapshot: Snapshot): string | undefined {
  for (const { preEnqueue } of at.preEnqueue) {
    const why = preEnqueue?.(pod, snapshot);
    if (why !== undefined) return why;
  }
  return undefined;
}
