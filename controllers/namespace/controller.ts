import { Namespace } from "../../api/core/namespace.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { untyped } from "../../client/action.ts";
import { type Controller, cached, nothing, watch } from "../../client/controller.ts";
import { planTermination } from "./plan.ts";

/**
 * Empties namespaces that are being deleted, of all kinds given, and lets them go. What is left is
 * looked at again after a time, not with every object that goes, as there may be many.
 */
export function namespaceController(definitions: readonly ResourceDefinition[]): Controller {
  const contents = definitions.filter(
    ({ namespaced, storage, kind }) => namespaced && storage === undefined && kind !== "Pod",
  );
  return {
    name: "namespace-controller",
    watches: [
      watch(Namespace, { keys: ({ metadata }) => [metadata.name ?? ""] }),
      // Only read when a namespace is looked at.
      ...[untyped(Pod), ...contents].map((resource) => cached(resource)),
    ],
    watchCustom: (resource) => (resource.namespaced ? cached(resource) : undefined),
    reconcile(name, view) {
      const namespace = view.get(Namespace, undefined, name);
      if (namespace?.metadata.deletionTimestamp === undefined) return nothing;
      const custom = view.customResources.filter(({ namespaced }) => namespaced);
      const others = [...contents, ...custom];
      return planTermination({
        namespace,
        pods: { resource: untyped(Pod), objects: view.list(Pod, name) },
        others: others.map((resource) => ({ resource, objects: view.list(resource, name) })),
        nowMs: view.nowMs,
      });
    },
  };
}
