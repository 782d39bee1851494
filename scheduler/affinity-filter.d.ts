import type { Pod, PreFilterResult } from "./framework.ts";
import { type Meant } from "./pod-terms.ts";
import type { Snapshot } from "./snapshot.ts";
/**
 * Refuses nodes that are not near pods which the pod must be near to, or near those which it or
 * which must not be near to it. `undefined` where no such rule touches the pod.
 */
export declare function affinityFilter(pod: Pod, meant: Meant, snapshot: Snapshot): PreFilterResult | undefined;
