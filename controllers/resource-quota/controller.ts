import { evaluatorOf } from "../../api/core/quota/evaluators.ts";
import { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import {
  type Controller,
  keyOf,
  nothing,
  splitKey,
  type View,
  type WatchRule,
  watch,
} from "../../client/controller.ts";
import { planQuota } from "./plan.ts";

/**
 * Counts what the namespaces hold that have quotas. New objects were charged as they were made, so
 * only what sets something free is looked at, and from time to time everything.
 */
export function resourceQuotaController(definitions: readonly ResourceDefinition[]): Controller {
  const counted = definitions.filter(
    (each) => each.storage === undefined && evaluatorOf(each) !== undefined,
  );
  return {
    name: "resourcequota-controller",
    watches: [
      watch(ResourceQuota, {
        keys: (quota) => [keyOf(quota)],
        // What is written to the status was counted here or charged by the API server.
        when: (next, previous) => next?.spec !== previous?.spec,
      }),
      ...counted.map(watchFreed),
    ],
    watchCustom: (resource) => (resource.namespaced ? watchFreed(resource) : undefined),
    reconcile(key, view) {
      const { namespace, name } = splitKey(key);
      const quota = view.get(ResourceQuota, namespace, name);
      if (quota === undefined) return nothing;
      return planQuota({
        quota,
        definitions: [...counted, ...view.customResources.filter((each) => each.namespaced)],
        objectsOf: (definition) => view.list(definition, namespace),
        nowMs: view.nowMs,
      });
    },
  };
}

function watchFreed(resource: ResourceDefinition): WatchRule {
  const evaluator = evaluatorOf(resource);
  return {
    resource,
    keys: quotasAround,
    heedsRenewals: false,
    when: (next, previous) =>
      previous !== undefined && (next === undefined || evaluator?.frees(next, previous) === true),
  };
}

/** The quotas of the namespace that the object is in. */
const quotasAround = ({ metadata }: KubeObject, view: View): readonly string[] =>
  view.list(ResourceQuota, metadata.namespace).map(keyOf);
