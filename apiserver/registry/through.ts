import { isObject } from "../../api/json.ts";
import type { ApiRequest } from "../../api/request.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { badRequest } from "../../api/status.ts";
import { type Call, methodNotAllowed } from "./context.ts";
import { unknownPath } from "./resource-table.ts";

/**
 * What a request to create an object of such a kind asks of the object that it names. Throws
 * MethodNotAllowed, and BadRequest where the object is said to be in another namespace.
 */
export function requestThrough(
  { request, resource }: Call,
  { plural, subresource }: Exclude<ResourceDefinition["through"], undefined>,
): ApiRequest {
  const { verb, namespace, body } = request;
  if (request.subresource !== undefined) throw unknownPath();
  if (verb !== "create" || namespace === undefined) throw methodNotAllowed();
  const { group, version } = resource.definition;
  const metadata = isObject(body) && isObject(body.metadata) ? body.metadata : {};
  const name = typeof metadata.name === "string" ? metadata.name : "";
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    throw badRequest(
      "the namespace of the provided object does not match the namespace sent on the request",
    );
  }
  return { ...request, resource: { group, version, plural }, name, subresource };
}
