import { Namespace } from "../../api/core/namespace.ts";
import { forbidden, notFound, StatusError } from "../../api/status.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const protectedNamespaces = new Set(["default", "kube-system", "kube-public"]);

/** Objects need a namespace that is there and not going; some namespaces must stay. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: "NamespaceLifecycle",
  handles: new Set(["create", "delete"]),
  lets({ storage }, namespace) {
    const stored = namespace === undefined ? undefined : storage.get("namespaces", namespace);
    return stored !== undefined && stored.metadata.deletionTimestamp === undefined;
  },
  validate({ verb, definition, name, namespace, subresource }, { storage }) {
    const isNamespace = definition.plural === "namespaces" && definition.group === "";
    if (isNamespace && verb === "delete" && protectedNamespaces.has(name)) {
      throw forbidden(definition, name, "this namespace may not be deleted");
    }
    if (verb !== "create" || !definition.namespaced || namespace === undefined) return;
    if (subresource !== undefined) return;
    const stored = storage.get("namespaces", namespace);
    if (stored === undefined) throw notFound(Namespace, namespace);
    if (stored.metadata.deletionTimestamp === undefined) return;
    const fact = `unable to create new content in namespace ${namespace} because it is being terminated`;
    const refusal = forbidden(definition, name, fact);
    throw new StatusError("Forbidden", refusal.message, {
      ...refusal.details,
      causes: [
        {
          reason: "NamespaceTerminating",
          message: `namespace ${namespace} is being terminated`,
          field: "metadata.namespace",
        },
      ],
    });
  },
};
