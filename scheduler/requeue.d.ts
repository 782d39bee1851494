import type { ClusterEvent, Framework, Pod } from "./framework.ts";
import { type Snapshot } from "./snapshot.ts";
/** What happened, and to whom. */
export interface HintedBy {
    readonly event: ClusterEvent;
    readonly snapshot: Snapshot;
    readonly framework: Framework;
}
/**
 * Whether an event may let in a pod that `rejectedBy` refused: one of those plugins waits for such
 * events, sees a chance in this one, and now passes the node. A pod that no plugin refused is tried
 * after every event.
 */
export declare function mayHelp(pod: Pod, rejectedBy: readonly string[], { event: given, snapshot, framework }: HintedBy): boolean;
/** Why a pod may not wait for a node yet. */
export declare function gateOf(pod: Pod, { at }: Framework): string | undefined;
