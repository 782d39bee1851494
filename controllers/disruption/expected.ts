/** How many pods a budget counts on. Source: pkg/controller/disruption getExpectedPodCount 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type IntOrString, resolveIntOrPercent } from "../../api/int-or-string.ts";
import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";

/** The workload that keeps a pod, and how many it keeps; text says why that is not known. */
export type Keeper = { readonly uid: string; readonly replicas: number } | string;

/** Who keeps a pod; `undefined` where nobody does. */
export type KeeperOf = (pod: Pod) => Keeper | undefined;

export interface Expectation {
  readonly expectedPods: number;
  readonly desiredHealthy: number;
  /** Whether pods were left out since nothing says how many of them there should be. */
  readonly hasUnmanaged: boolean;
}

/** What to count on; text says why that is not known. */
export function expectationOf(
  { minAvailable, maxUnavailable }: PodDisruptionBudget["spec"],
  pods: readonly Pod[],
  keeperOf: KeeperOf,
): Expectation | string {
  if (maxUnavailable !== undefined) {
    return ofScale(pods, keeperOf, (expected) =>
      Math.max(0, expected - share(maxUnavailable, expected)),
    );
  }
  if (minAvailable === undefined) {
    return { expectedPods: 0, desiredHealthy: 0, hasUnmanaged: false };
  }
  if (typeof minAvailable === "number") {
    return { expectedPods: pods.length, desiredHealthy: minAvailable, hasUnmanaged: false };
  }
  return ofScale(pods, keeperOf, (expected) => share(minAvailable, expected));
}

const share = (limit: IntOrString, total: number) => resolveIntOrPercent(limit, total, true);

function ofScale(
  pods: readonly Pod[],
  keeperOf: KeeperOf,
  desired: (expectedPods: number) => number,
): Expectation | string {
  const replicas = new Map<string, number>();
  let hasUnmanaged = false;
  for (const pod of pods) {
    const keeper = keeperOf(pod);
    if (typeof keeper === "string") return keeper;
    if (keeper === undefined) hasUnmanaged = true;
    else replicas.set(keeper.uid, keeper.replicas);
  }
  let expectedPods = 0;
  for (const count of replicas.values()) expectedPods += count;
  return { expectedPods, desiredHealthy: desired(expectedPods), hasUnmanaged };
}
