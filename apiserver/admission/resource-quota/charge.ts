/** What an object costs the quotas of its namespace, and whether they have as much. */
import {
  type Amounts,
  exceeded,
  increase,
  isNegative,
  only,
  sum,
  withoutZeros,
} from "../../../api/core/quota/amounts.ts";
import { type Evaluator, isCounted } from "../../../api/core/quota/evaluators.ts";
import type { ResourceQuota } from "../../../api/core/quota/resource-quota.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { forbidden, StatusError } from "../../../api/status.ts";
import type { Operation } from "../plugin.ts";
import { type LimitedResource, limitsOn, shownScopes, uncoveredScopes } from "./limited.ts";

export interface Charge {
  readonly evaluator: Evaluator;
  /** Those of the namespace. */
  readonly quotas: readonly ResourceQuota[];
  readonly limitedResources: readonly LimitedResource[];
  readonly nowMs: number;
}

/**
 * The quotas that the object counts for, charged. Throws Forbidden where one is too small.
 * Source: resourcequota CheckRequest 1.36.
 */
export function chargedQuotas(
  operation: Operation,
  object: KubeObject,
  charge: Charge,
): readonly ResourceQuota[] {
  const { evaluator, nowMs } = charge;
  const { definition, stored } = operation;
  const refuse = (fact: string) => forbidden(definition, operation.name, fact);
  const concerned = charge.quotas.filter((quota) => concerns(quota, object, { charge, refuse }));
  if (concerned.length + charge.limitedResources.length === 0) return [];
  const usage = evaluator.usage(object, nowMs);
  const negative = Object.keys(usage).filter((name) => isNegative(usage[name] ?? "0"));
  if (negative.length > 0) {
    throw refuse(`quota usage is negative for resource(s): ${negative.sort().join(",")}`);
  }
  const more = stored === undefined ? usage : increase(usage, evaluator.usage(stored, nowMs));
  const costs = concerned.map((quota) => {
    // One that did not count the object before counts all of it now.
    const isNew = stored === undefined || !isCounted(evaluator, quota, stored);
    return { quota, cost: withoutZeros(isNew ? usage : more) };
  });
  const isFree = ({ cost }: { readonly cost: Amounts }) => Object.keys(cost).length === 0;
  if (concerned.length === 0 ? isFree({ cost: withoutZeros(more) }) : costs.every(isFree)) {
    return [];
  }
  checkLimits(object, { operation, charge, usage, concerned, refuse });
  // What has happened is counted, and refused no more.
  const mayExceed = operation.subresource === "status";
  return costs.flatMap(({ quota, cost }) => {
    const charged = chargeOne(quota, cost, mayExceed ? undefined : refuse);
    return charged === quota ? [] : [charged];
  });
}

type Refuse = (fact: string) => StatusError;

/** The resources of a quota that objects of the kind take. */
const limitedBy = ({ status: { hard = {} } }: ResourceQuota, evaluator: Evaluator) =>
  Object.keys(hard).filter((name) => evaluator.counts(name));

/** Whether the quota counts the object. Throws Forbidden where it cannot be counted. */
function concerns(
  quota: ResourceQuota,
  object: KubeObject,
  { charge: { evaluator }, refuse }: { readonly charge: Charge; readonly refuse: Refuse },
): boolean {
  const { used = {} } = quota.status;
  const limited = limitedBy(quota, evaluator);
  if (limited.length === 0 || !isCounted(evaluator, quota, object)) return false;
  const missing = evaluator.missing?.(object, limited);
  const { name = "" } = quota.metadata;
  if (missing !== undefined) throw refuse(`failed quota: ${name}: ${missing}`);
  if (limited.every((each) => used[each] !== undefined)) return true;
  throw refuse(`status unknown for quota: ${name}, resources: ${limited.sort().join(",")}`);
}

/** Throws where the object takes what nobody has without a quota for it. */
function checkLimits(
  object: KubeObject,
  found: {
    readonly operation: Operation;
    readonly charge: Charge;
    readonly usage: Amounts;
    readonly concerned: readonly ResourceQuota[];
    readonly refuse: Refuse;
  },
): void {
  const { operation, charge, usage, concerned, refuse } = found;
  const { evaluator, limitedResources, quotas } = charge;
  const { definition } = operation;
  const limits = limitsOn(object, limitedResources, { definition, evaluator, usage });
  const covered = new Set(concerned.flatMap((quota) => limitedBy(quota, evaluator)));
  const missing = limits.names.filter((name) => !covered.has(name));
  if (missing.length > 0) {
    throw refuse(`insufficient quota to consume: ${missing.sort().join(",")}`);
  }
  const uncovered = uncoveredScopes(object, limits, { evaluator, quotas });
  if (uncovered.length === 0) return;
  const fact = `insufficient quota to match these scopes: ${shownScopes(uncovered)}`;
  // Upstream has no reason for it.
  throw new StatusError("Unknown", fact);
}

/** The quota with the cost; without `refuse` it may come to more than there is. */
function chargeOne(quota: ResourceQuota, cost: Amounts, refuse: Refuse | undefined): ResourceQuota {
  const { hard = {}, used = {} } = quota.status;
  const asked = only(cost, Object.keys(hard));
  const names = Object.keys(asked);
  if (names.length === 0) return quota;
  const total = sum(used, asked);
  const over = exceeded(only(total, names), hard);
  if (over.length > 0 && refuse !== undefined) {
    throw refuse(
      `exceeded quota: ${quota.metadata.name}, requested: ${told(asked, over)}, ` +
        `used: ${told(used, over)}, limited: ${told(hard, over)}`,
    );
  }
  return { ...quota, status: { ...quota.status, used: total } };
}

/** `pods=1,requests.cpu=600m` */
const told = (amounts: Amounts, names: readonly string[]) =>
  [...names]
    .sort()
    .map((name) => `${name}=${amounts[name]}`)
    .join(",");
