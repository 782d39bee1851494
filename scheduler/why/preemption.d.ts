import type { Pod } from "../framework.ts";
import type { Cluster } from "../refusal.ts";
/**
 * What the next attempt would do to make room for a pod that fits nowhere, or why it can do
 * nothing. Of nodes that are as good it may be another one, where the profile draws by chance.
 */
export declare function preemptionFor(pod: Pod, { snapshot, framework }: Pick<Cluster, "snapshot" | "framework">): string | undefined;
