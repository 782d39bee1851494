import { compact } from "../json.ts";
import type { Condition } from "../meta/condition.ts";
import { formatTime } from "../runtime.ts";
import type { PodDisruptionBudgetStatus } from "./pod-disruption-budget.ts";

/**
 * The condition that says whether a budget allows evictions; `failure` is why that is not known.
 * Source: k8s.io/component-helpers/apps/poddisruptionbudget 1.36.
 */
export function disruptionAllowed(
  { conditions, disruptionsAllowed, observedGeneration }: PodDisruptionBudgetStatus,
  { failure, nowMs }: { readonly failure?: string; readonly nowMs: number },
): Condition {
  const type = "DisruptionAllowed";
  const old = conditions?.find((each) => each.type === type);
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
