import type { ClusterEvent, Framework, Pod } from "./framework.ts";
import type { Snapshot } from "./snapshot.ts";

/** What happened, and to whom. */
export interface HintedBy {
  readonly event: ClusterEvent;
  readonly snapshot: Snapshot;
  readonly framework: Framework;
}

/**
 * Whether an event may let in a pod that `rejectedBy` refused: one of those plugins waits for such
 * events and now passes the node. A pod that no plugin refused is tried after every event.
 */
export function mayHelp(
  pod: Pod,
  rejectedBy: readonly string[],
  { event, snapshot, framework }: HintedBy,
): boolean {
  if (rejectedBy.length === 0) return true;
  return rejectedBy.some((name) => {
    const { requeueOn, queueingHint, preFilter } = framework.plugin(name);
    if (!requeueOn.includes(event.name)) return false;
    if (queueingHint !== undefined) return queueingHint(pod, event, snapshot);
    if (event.slot < 0) return true;
    const result = preFilter?.(pod, snapshot);
    if (result === undefined) return true;
    return "filter" in result && result.filter(event.slot) === undefined;
  });
}
