/** How many pods a budget counts on. Source: pkg/controller/disruption getExpectedPodCount 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
/** The workload that keeps a pod, and how many it keeps; text says why that is not known. */
export type Keeper = {
    readonly uid: string;
    readonly replicas: number;
} | string;
/** Who keeps a pod; `undefined` where nobody does. */
export type KeeperOf = (pod: Pod) => Keeper | undefined;
export interface Expectation {
    readonly expectedPods: number;
    readonly desiredHealthy: number;
    /** Whether pods were left out since nothing says how many of them there should be. */
    readonly hasUnmanaged: boolean;
}
/** What to count on; text says why that is not known. */
export declare function expectationOf({ minAvailable, maxUnavailable }: PodDisruptionBudget["spec"], pods: readonly Pod[], keeperOf: KeeperOf): Expectation | string;
