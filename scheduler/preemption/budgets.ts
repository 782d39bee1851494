import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import type { Pod } from "../framework/framework.ts";

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
export function violating(
  pods: readonly Pod[],
  budgets: Iterable<PodDisruptionBudget>,
): ReadonlySet<Pod> {
  const guards = [...budgets].map(({ metadata, spec, status }) => ({
    namespace: metadata.namespace,
    selects: isEmpty(spec.selector)
      ? () => false
      : selectorFromLabelSelector(spec.selector).matches,
    disrupted: status.disruptedPods ?? {},
    allowed: status.disruptionsAllowed,
  }));
  const found = new Set<Pod>();
  for (const pod of pods) {
    const { namespace, name = "", labels } = pod.metadata;
    for (const guard of guards) {
      if (guard.namespace !== namespace || !guard.selects(labels)) continue;
      // The budget has counted it already.
      if (name in guard.disrupted) continue;
      guard.allowed -= 1;
      if (guard.allowed < 0) found.add(pod);
    }
  }
  return found;
}

function isEmpty(selector: PodDisruptionBudget["spec"]["selector"]): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}
