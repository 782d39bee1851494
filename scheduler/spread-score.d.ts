import type { Pod, PreScoreResult } from "./framework.ts";
import type { Snapshot } from "./snapshot.ts";
import { type SpreadConstraint } from "./spread-constraints.ts";
/**
 * Scores nodes by how many pods their places have: the fewer the better. Places of a kind weigh
 * more the more of them there are. Source: podtopologyspread/scoring.go 1.36.
 */
export declare function spreadScore(pod: Pod, { constraints, needsAllLabels, }: {
    readonly constraints: readonly SpreadConstraint[];
    readonly needsAllLabels: boolean;
}, snapshot: Snapshot): PreScoreResult;
