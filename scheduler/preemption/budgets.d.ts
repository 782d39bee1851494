import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import type { Pod } from "../framework.ts";
/** The budgets as they are known; the revision grows with every change. */
export interface Budgets {
    readonly revision: number;
    values(): Iterable<PodDisruptionBudget>;
}
/**
 * Those of the pods, in their order, that could not leave without breaking a budget, if all before
 * them left too. An empty selector guards nothing here, unlike at evictions.
 * Source: defaultpreemption filterPodsWithPDBViolation 1.36.
 */
export declare function violating(pods: readonly Pod[], budgets: Iterable<PodDisruptionBudget>): ReadonlySet<Pod>;
