import type { Pod, PreScoreResult } from "./framework.ts";
import { type Meant } from "./pod-terms.ts";
import type { Snapshot } from "./snapshot.ts";
export interface AffinityScoring {
    readonly meant: Meant;
    /** How much it counts that a pod on a node must be near this one. */
    readonly hardPodAffinityWeight: number;
}
/**
 * Scores nodes by the wishes of the pod about those around, and by theirs about it; `undefined`
 * where there are none. Source: interpodaffinity/scoring.go 1.36.
 */
export declare function affinityScore(pod: Pod, { meant, hardPodAffinityWeight }: AffinityScoring, snapshot: Snapshot): PreScoreResult | undefined;
