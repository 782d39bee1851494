/** Namespaces that are not there: made at once, or missed. */
import { Namespace } from "../../../api/core/namespace.ts";
import type { ResourceDefinition } from "../../../api/resource.ts";
import { notFound } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import { createObject } from "../../registry/create.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";

const isInNone = ({ definition, namespace }: Operation, { storage }: Registry) =>
  definition.namespaced &&
  namespace !== undefined &&
  storage.get("namespaces", namespace) === undefined;

/** Who makes an object makes its namespace. Source: admission/namespace/autoprovision 1.36. */
export const namespaceAutoProvision: AdmissionPlugin = {
  name: "NamespaceAutoProvision",
  validate(operation, registry) {
    const { verb, dryRun, namespace: name } = operation;
    if (verb !== "create" || dryRun || !isInNone(operation, registry)) return;
    createObject({
      registry,
      request: {
        verb: "create",
        resource: Namespace,
        body: { metadata: { name } },
        actor: "kube-apiserver",
      },
      resource: registry.resources.find(Namespace as ResourceDefinition),
      options: {},
      key: name ?? "",
      warnings: [],
      annotations: [],
      observed: [],
      unknownFields: [],
    });
  },
};

/** Nothing is written where there is no namespace. Source: admission/namespace/exists 1.36. */
export const namespaceExists: AdmissionPlugin = {
  name: "NamespaceExists",
  validate(operation, registry) {
    if (isInNone(operation, registry)) throw notFound(Namespace, operation.namespace ?? "");
  },
};
