import type { ClusterEvent, Pod } from "./framework.ts";
import type { Snapshot } from "./snapshot.ts";
/**
 * Whether an event brings a pod near that a refused pod must be near to, or takes one away that it
 * must not be near to. Source: interpodaffinity/plugin.go 1.36.
 */
export declare function affinityMayHelp(pod: Pod, event: ClusterEvent, snapshot: Snapshot): boolean;
