import { Pod } from "../../api/core/pod/pod.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  cached,
  keyOf,
  nothing,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { changesPodCount, podCondition } from "../pod-state.ts";
import { keepers } from "./keepers.ts";
import { planBudget } from "./plan.ts";
import { warnOfShared } from "./shared.ts";
import { planStaleDisruption } from "./stale.ts";

/** What marks keys of pods among those of budgets: of one to be ended, of one that is shared. */
const podMark = " pod";
const sharedMark = " shared";

/**
 * Says of each budget what may be evicted. A key is that of a budget; those of pods end in a mark,
 * and are of pods that somebody is about to end.
 */
export function disruptionController(definitions: readonly ResourceDefinition[]): Controller {
  const scalable = definitions.filter(({ scale }) => scale !== undefined);
  return {
    // Upstream's has no name of its own, and its events show that.
    name: "controllermanager",
    watches: [
      watch(PodDisruptionBudget, { keys: (budget) => [keyOf(budget)] }),
      watch(Pod, {
        keys: (pod, view) => {
          const keys = budgetKeys(pod, view);
          return [
            ...keys,
            ...targetKeys(pod),
            ...(keys.length > 1 ? [keyOf(pod) + sharedMark] : []),
          ];
        },
        when: (next, previous) => changesPodCount(next, previous) || changesTarget(next, previous),
      }),
      // How many pods there should be is looked up; that it changed shows in the pods soon enough.
      ...scalable.map((resource) => cached(resource)),
    ],
    watchCustom: (resource) => (resource.scale === undefined ? undefined : cached(resource)),
    reconcile(key, view) {
      const { namespace = "", name } = splitKey(key);
      if (name.endsWith(podMark)) {
        const pod = view.get(Pod, namespace, name.slice(0, -podMark.length));
        return pod === undefined ? nothing : planStaleDisruption(pod, view.nowMs);
      }
      if (name.endsWith(sharedMark)) {
        const pod = view.get(Pod, namespace, name.slice(0, -sharedMark.length));
        const budgets = pod === undefined ? [] : budgetsOf(pod, view);
        return { actions: warnOfShared(pod, budgets) };
      }
      const budget = view.get(PodDisruptionBudget, namespace, name);
      if (budget === undefined) return nothing;
      const { matches } = selectorFromLabelSelector(budget.spec.selector);
      const pods = view.list(Pod, namespace).filter(({ metadata }) => matches(metadata.labels));
      const keeperOf = keepers([...definitions, ...view.customResources], view);
      return planBudget({ budget, pods, keeperOf, nowMs: view.nowMs });
    },
  };
}

const budgetKeys = (pod: Pod, view: View): string[] => budgetsOf(pod, view).map(keyOf);

const budgetsOf = ({ metadata }: Pod, view: View): readonly PodDisruptionBudget[] =>
  view
    .list(PodDisruptionBudget, metadata.namespace)
    .filter(({ spec }) => selectorFromLabelSelector(spec.selector).matches(metadata.labels));

const targetStatus = (pod: Pod | undefined) =>
  pod === undefined ? undefined : podCondition(pod, "DisruptionTarget")?.status;

const targetKeys = (pod: Pod) => (targetStatus(pod) === "True" ? [`${keyOf(pod)}${podMark}`] : []);

const changesTarget = (next: Pod | undefined, previous: Pod | undefined) =>
  targetStatus(next) !== targetStatus(previous);
