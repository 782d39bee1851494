import type { Condition } from "../meta/condition.ts";
import type { PodDisruptionBudgetStatus } from "./pod-disruption-budget.ts";
/**
 * The condition that says whether a budget allows evictions; `failure` is why that is not known.
 * Source: k8s.io/component-helpers/apps/poddisruptionbudget 1.36.
 */
export declare function disruptionAllowed({ conditions, disruptionsAllowed, observedGeneration }: PodDisruptionBudgetStatus, { failure, nowMs }: {
    readonly failure?: string;
    readonly nowMs: number;
}): Condition;
