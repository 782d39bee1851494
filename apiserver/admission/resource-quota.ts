import {
  type Amounts,
  difference,
  exceeded,
  isNegative,
  only,
  sum,
  withoutZeros,
} from "../../api/core/quota/amounts.ts";
import { type Evaluator, evaluatorOf, isCounted } from "../../api/core/quota/evaluators.ts";
import { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import type { KubeObject } from "../../api/resource.ts";
import { forbidden, type StatusError } from "../../api/status.ts";
import { type Call, keyFor, type Registry } from "../registry/context.ts";
import { tableName } from "../registry/resource-table.ts";
import { updateObject } from "../registry/update.ts";
import type { Storage } from "../storage/storage.ts";
import { ByNamespace } from "./by-namespace.ts";
import type { AdmissionPlugin, Operation } from "./plugin.ts";

const quotaTable = tableName(ResourceQuota);

/**
 * Refuses what a quota of the namespace does not allow, and charges what it does.
 * Source: apiserver/pkg/admission/plugin/resourcequota 1.36.
 */
export function resourceQuota(storage: Storage): AdmissionPlugin {
  const quotas = new ByNamespace<ResourceQuota>(storage, quotaTable);
  return {
    name: "ResourceQuota",
    chargesIn: (namespace) => quotas.has(namespace),
    charge(operation, registry, object) {
      const { definition, namespace = "", dryRun } = operation;
      const around = quotas.in(namespace);
      const evaluator = around.length === 0 ? undefined : evaluatorOf(definition);
      if (evaluator === undefined) return undefined;
      if (!isCharged(operation, evaluator, object)) return undefined;
      const charged = chargeAll({ ...operation, name: object.metadata.name ?? "" }, object, {
        evaluator,
        quotas: around,
        nowMs: registry.clock.now(),
      });
      if (dryRun || charged.length === 0) return undefined;
      return () => {
        for (const quota of charged) writeStatus(registry, quota);
      };
    },
  };
}

function isCharged(operation: Operation, evaluator: Evaluator, object: KubeObject): boolean {
  const { verb, subresource, stored } = operation;
  if (verb === "create") return subresource === undefined;
  return stored !== undefined && evaluator.charges(object, stored, subresource);
}

interface Charge {
  readonly evaluator: Evaluator;
  readonly quotas: readonly ResourceQuota[];
  readonly nowMs: number;
}

/** The quotas that the object counts for, charged. Throws Forbidden where one is too small. */
function chargeAll(
  operation: Operation,
  object: KubeObject,
  { evaluator, quotas, nowMs }: Charge,
): readonly ResourceQuota[] {
  const refuse = (fact: string): StatusError =>
    forbidden(operation.definition, operation.name, fact);
  const concerned = quotas.filter((quota) => {
    const { hard = {}, used = {} } = quota.status;
    const limited = Object.keys(hard).filter((name) => evaluator.counts(name));
    if (limited.length === 0 || !isCounted(evaluator, quota, object)) return false;
    const missing = evaluator.missing?.(object, limited);
    const { name = "" } = quota.metadata;
    if (missing !== undefined) throw refuse(`failed quota: ${name}: ${missing}`);
    if (limited.every((each) => used[each] !== undefined)) return true;
    throw refuse(`status unknown for quota: ${name}, resources: ${limited.sort().join(",")}`);
  });
  if (concerned.length === 0) return [];
  const usage = evaluator.usage(object, nowMs);
  const negative = Object.keys(usage).filter((name) => isNegative(usage[name] ?? "0"));
  if (negative.length > 0) {
    throw refuse(`quota usage is negative for resource(s): ${negative.sort().join(",")}`);
  }
  const { stored } = operation;
  const before = stored === undefined ? {} : evaluator.usage(stored, nowMs);
  const more = withoutZeros(difference(usage, before));
  return concerned.flatMap((quota) => {
    const charged = chargeOne(quota, more, refuse);
    return charged === quota ? [] : [charged];
  });
}

function chargeOne(
  quota: ResourceQuota,
  more: Amounts,
  refuse: (fact: string) => StatusError,
): ResourceQuota {
  const { hard = {}, used = {} } = quota.status;
  const asked = only(more, Object.keys(hard));
  const names = Object.keys(asked);
  if (names.length === 0) return quota;
  const total = sum(used, asked);
  const over = exceeded(only(total, names), hard);
  if (over.length > 0) {
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

function writeStatus(registry: Registry, quota: ResourceQuota): void {
  const { namespace, name = "" } = quota.metadata;
  const resource = registry.resources.find(ResourceQuota);
  const call: Call = {
    registry,
    request: {
      verb: "update",
      resource: ResourceQuota,
      subresource: "status",
      namespace,
      name,
      body: quota,
      actor: "kube-apiserver",
    },
    resource,
    options: {},
    key: keyFor(namespace, name),
    warnings: [],
    annotations: [],
    observed: [],
    unknownFields: [],
  };
  updateObject(call);
}
