import { compact } from "../json.ts";
import type { Condition } from "../meta/condition.ts";
import { formatTime } from "../runtime.ts";
import type { PodDisruptionBudgetStatus } from "./pod-disruption-budget.ts";

/**
 * The status with the condition that says whether a budget allows evictions, in its place among
 * those of others; `failure` is why that is not known.
 * Source: k8s.io/component-helpers/apps/poddisruptionbudget 1.36.
 */
export function withDisruptionAllowed(
  status: PodDisruptionBudgetStatus,
  given: { readonly failure?: string; readonly nowMs: number },
): PodDisruptionBudgetStatus {
  const { conditions = [] } = status;
  const index = conditions.findIndex((each) => each.type === type);
  const next = disruptionAllowed(status, conditions[index], given);
  return {
    ...status,
    conditions: index < 0 ? [...conditions, next] : conditions.with(index, next),
  };
}

const type = "DisruptionAllowed";

function disruptionAllowed(
  { disruptionsAllowed, observedGeneration }: PodDisruptionBudgetStatus,
  old: Condition | undefined,
  { failure, nowMs }: { readonly failure?: string; readonly nowMs: number },
): Condition {
  const status = failure === undefined && disruptionsAllowed > 0 ? "True" : "False";
  const reason = status === "True" ? "SufficientPods" : "InsufficientPods";
  return compact({
    type,
    status,
    observedGeneration,
    lastTransitionTime: old?.status === status ? old.lastTransitionTime : formatTime(nowMs),
    reason: failure === undefined ? reason : "SyncFailed",
    message: failure ?? "",
  });
}
