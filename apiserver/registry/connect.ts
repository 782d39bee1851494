import type { ApiRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import { reviewPart } from "./admit.ts";
import type { Registry } from "./context.ts";

/**
 * Throws a StatusError where a policy does not allow a connection. `options` is what was asked for,
 * such as PodExecOptions. Webhooks are not asked.
 */
export function reviewConnection(
  registry: Registry,
  request: Omit<ApiRequest, "verb">,
  options: KubeObject,
): void {
  const resource = registry.resources.find(request.resource);
  const { apiVersion, kind } = options;
  const shape = { apiVersion, group: "", version: apiVersion, kind, structure };
  const heard = { warnings: [], annotations: [], unknownFields: [] };
  reviewPart(
    { registry, request: { ...request, verb: "create" }, resource, options: {}, key: "", ...heard },
    { verb: "connect", kind: shape, object: options },
  );
}

/** Such options are read from a query and never decoded. */
const structure: Structure = { type: "any", doc: "" };
