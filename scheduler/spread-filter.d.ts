import type { Pod, PreFilterResult } from "./framework.ts";
import type { Snapshot } from "./snapshot.ts";
import { type SpreadConstraint } from "./spread-constraints.ts";
/** Refuses nodes on which a place would have too many more pods than the emptiest place. */
export declare function spreadFilter(pod: Pod, constraints: readonly SpreadConstraint[], snapshot: Snapshot): PreFilterResult;
