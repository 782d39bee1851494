import type { Pod } from "../../api/core/pod/pod.ts";
/**
 * The `count` pods whose loss hurts least, in the order of Kubernetes' ranking.
 * `relatedPods` are those of all sets with the same owner: they tell which nodes are doubled up.
 * Source: pkg/controller ActivePodsWithRanks 1.36. Where its log buckets tie it goes by the random
 * uid at once; here restarts and age still count before that, which keeps the order total.
 */
export declare function podsToDelete(pods: readonly Pod[], relatedPods: () => readonly Pod[], { count, nowMs }: {
    readonly count: number;
    readonly nowMs: number;
}): readonly Pod[];
