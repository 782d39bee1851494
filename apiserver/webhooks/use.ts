import {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from "../../api/admissionregistration/webhook-configuration.ts";
import type { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import type { ApiRequest, ResourceRef } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { AdmissionPlugin } from "../admission/plugin.ts";
import { WebhookSource } from "../admission/webhooks/source.ts";
import { type ResourceTable, tableName } from "../registry/resource-table.ts";
import type { Storage } from "../storage/storage.ts";

const configurations = [MutatingWebhookConfiguration, ValidatingWebhookConfiguration];
const definitions = "customresourcedefinitions.apiextensions.k8s.io";

/**
 * Tells whether webhooks may have a say in a request. As long as none is configured, that costs it
 * a comparison.
 */
export function webhookUse(
  storage: Storage,
  resources: ResourceTable,
  admission: readonly AdmissionPlugin[],
): (request: ApiRequest) => boolean {
  const asking = admission.filter(({ asks }) => asks === true);
  const sources = configurations.map((each) => new WebhookSource(storage, each));
  const tables = configurations.map(tableName);
  let isConfigured: boolean | undefined;
  const forget = () => {
    isConfigured = undefined;
  };
  for (const table of [...tables, definitions]) storage.watch(table, storage.revision, forget);
  return ({ resource: ref, verb }) => {
    if (asking.length > 0 && verb !== "get" && verb !== "list" && asking.some(isAbout(ref))) {
      return true;
    }
    isConfigured ??=
      tables.some((table) => storage.list(table).length > 0) ||
      storage.list(definitions).some(({ object }) => isConverted(object));
    if (!isConfigured) return false;
    const resource = resources.lookUp(ref);
    if (resource === undefined) return false;
    if (resource.showAll !== undefined) return true;
    if (verb === "get" || verb === "list") return false;
    return sources.some((source) => source.hooksFor(resource.definition).length > 0);
  };
}

const isAbout =
  ({ group, plural }: ResourceRef) =>
  ({ resource }: AdmissionPlugin) =>
    resource?.plural === plural && resource.group === group;

function isConverted(object: KubeObject): boolean {
  // The table of definitions holds nothing else.
  const { spec } = object as CustomResourceDefinition;
  return spec.conversion?.strategy === "Webhook";
}
