import { type Amounts, equalAmounts, only, sum } from "../../api/core/quota/amounts.ts";
import { evaluatorOf, isCounted } from "../../api/core/quota/evaluators.ts";
import { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { updateStatus } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";

/** Everything is counted again so often, whatever happens. Source: --resource-quota-sync-period. */
const resyncMs = 5 * 60_000;

export interface Observed {
  readonly quota: ResourceQuota;
  readonly definitions: readonly ResourceDefinition[];
  /** The objects of a kind in the namespace of the quota. */
  readonly objectsOf: (definition: ResourceDefinition) => readonly KubeObject[];
  readonly nowMs: number;
}

/**
 * Counts what there is of everything that the quota limits. What nobody counts keeps its number.
 * Source: pkg/controller/resourcequota 1.36.
 */
export function planQuota(observed: Observed): Plan {
  const { quota } = observed;
  const { spec, status } = quota;
  const hard = spec.hard ?? {};
  const used = only({ ...status.used, ...countUsed(observed) }, Object.keys(hard));
  const isSettled =
    status.hard !== undefined &&
    status.used !== undefined &&
    equalAmounts(status.hard, hard) &&
    equalAmounts(status.used, used);
  // Upstream leaves out what is empty.
  const isEmpty = Object.keys(hard).length === 0;
  const isBlank = Object.keys({ ...status.hard, ...status.used }).length === 0;
  const next = isEmpty ? {} : { hard, used };
  return {
    actions:
      isSettled || (isEmpty && isBlank)
        ? []
        : [updateStatus(ResourceQuota, { ...quota, status: next })],
    requeueAfterMs: resyncMs,
  };
}

/** The amounts of everything that is counted at all. */
export function countUsed({ quota, definitions, objectsOf, nowMs }: Observed): Amounts {
  const limited = Object.keys(quota.spec.hard ?? {});
  let used: Amounts = {};
  for (const definition of definitions) {
    const evaluator = evaluatorOf(definition);
    const counted = limited.filter((name) => evaluator?.counts(name));
    if (evaluator === undefined || counted.length === 0) continue;
    let total: Amounts = Object.fromEntries(counted.map((name) => [name, "0"]));
    for (const object of objectsOf(definition)) {
      if (!isCounted(evaluator, quota, object)) continue;
      total = sum(total, only(evaluator.usage(object, nowMs), counted));
    }
    used = { ...used, ...total };
  }
  return used;
}
