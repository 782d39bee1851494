import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { type Action, record } from "../../client/action.ts";

/**
 * Warns of a pod that several budgets guard: it cannot be evicted. All of them are reckoned anew,
 * though. Source: pkg/controller/disruption getPdbForPod 1.36.
 */
export function warnOfShared(
  pod: Pod | undefined,
  budgets: readonly PodDisruptionBudget[],
): readonly Action[] {
  const [first] = budgets;
  if (pod === undefined || first === undefined || budgets.length < 2) return [];
  const [namespace, name, chosen] = [
    pod.metadata.namespace,
    pod.metadata.name,
    first.metadata.name,
  ].map((text) => JSON.stringify(text));
  const message =
    `Pod ${namespace}/${name} matches multiple PodDisruptionBudgets.  ` +
    `Chose ${chosen} arbitrarily.`;
  const reason = "MultiplePodDisruptionBudgets";
  return [record({ regarding: pod, type: "Warning", reason, message })];
}
