import type { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Storage } from "../storage/storage.ts";

const configurations = [
  "mutatingwebhookconfigurations.admissionregistration.k8s.io",
  "validatingwebhookconfigurations.admissionregistration.k8s.io",
];
const definitions = "customresourcedefinitions.apiextensions.k8s.io";

/**
 * Tells whether webhooks may have a say in anything. As long as none is configured, that costs a
 * request no more than asking.
 */
export function webhookUse(storage: Storage): () => boolean {
  let isUsed: boolean | undefined;
  const forget = () => {
    isUsed = undefined;
  };
  for (const table of [...configurations, definitions]) {
    storage.watch(table, storage.revision, forget);
  }
  return () => {
    isUsed ??=
      configurations.some((table) => storage.list(table).length > 0) ||
      storage.list(definitions).some(({ object }) => isConverted(object));
    return isUsed;
  };
}

function isConverted(object: KubeObject): boolean {
  // The table of definitions holds nothing else.
  const { spec } = object as CustomResourceDefinition;
  return spec.conversion?.strategy === "Webhook";
}
