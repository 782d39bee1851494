import type { ClusterEvent, Pod } from "./framework.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SpreadConstraint } from "./spread-constraints.ts";
interface Spread {
    /** Those that refuse nodes. */
    readonly constraints: readonly SpreadConstraint[];
    readonly snapshot: Snapshot;
}
/**
 * Whether an event changes how many pods a place has, or what places there are; all else lets in no
 * pod that the constraints refused. Source: podtopologyspread/plugin.go 1.36.
 */
export declare function spreadMayHelp(pod: Pod, event: ClusterEvent, spread: Spread): boolean;
export {};
