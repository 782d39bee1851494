/**
 * Keeps what a namespace holds within its quotas. `charge.ts` decides, and this writes down what is
 * used, in the moment in which the object is written.
 */
import { type Evaluator, evaluatorOf } from "../../../api/core/quota/evaluators.ts";
import { ResourceQuota } from "../../../api/core/quota/resource-quota.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { type Call, keyFor, type Registry } from "../../registry/context.ts";
import { tableName } from "../../registry/resource-table.ts";
import { updateObject } from "../../registry/update.ts";
import type { Storage } from "../../storage/storage.ts";
import { ByNamespace } from "../by-namespace.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { chargedQuotas } from "./charge.ts";
import type { ResourceQuotaOptions } from "./limited.ts";

export { type ResourceQuotaOptions, validateResourceQuota } from "./limited.ts";

const quotaTable = tableName(ResourceQuota);

/**
 * Refuses what a quota of the namespace does not allow, and charges what it does.
 * Source: apiserver/pkg/admission/plugin/resourcequota 1.36.
 */
export function resourceQuota(
  storage: Storage,
  { limitedResources = [] }: ResourceQuotaOptions = {},
): AdmissionPlugin {
  const quotas = new ByNamespace<ResourceQuota>(storage, quotaTable);
  const isAnyLimited = limitedResources.length > 0;
  return {
    name: "ResourceQuota",
    chargesIn: (namespace) => isAnyLimited || quotas.has(namespace),
    charge(operation, registry, object) {
      const { definition, namespace = "", dryRun } = operation;
      const around = quotas.in(namespace);
      const isConcerned = isAnyLimited || around.length > 0;
      const evaluator = isConcerned ? evaluatorOf(definition) : undefined;
      if (evaluator === undefined) return undefined;
      if (!isCharged(operation, evaluator, object)) return undefined;
      const nowMs = registry.clock.now();
      const charge = { evaluator, quotas: around, limitedResources, nowMs };
      const named = { ...operation, name: object.metadata.name ?? "" };
      const charged = chargedQuotas(named, object, charge);
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
