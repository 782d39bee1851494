/** From a request to what handles it. */
import type { ApiRequest, ApiResponse } from "../../api/request.ts";
import { readComputed } from "./computed.ts";
import { callOf, methodNotAllowed, type Noted, type Registry } from "./context.ts";
import { createObject } from "./create.ts";
import { deleteCollection, deleteObject } from "./delete.ts";
import { getObject } from "./get.ts";
import { listObjects } from "./list.ts";
import { patchObject } from "./patch.ts";
import { unknownPath } from "./resource-table.ts";
import { reviewObject } from "./review.ts";
import { handleSubresource } from "./subresources.ts";
import { requestThrough } from "./through.ts";
import { updateObject } from "./update.ts";

/** Answers a request. Throws the StatusError of a refusal. */
export function dispatch(registry: Registry, request: ApiRequest, noted: Noted): ApiResponse {
  const { warnings } = noted;
  const beside = registry.aggregated.get(request.resource.group);
  if (beside !== undefined) return { code: 200, body: beside.read(request), warnings };
  const call = callOf(registry, request, noted);
  const { resource } = call;
  if (resource.source !== undefined) return readComputed(call, resource.source);
  if (resource.reviewer !== undefined) return reviewObject(call, resource.reviewer);
  const { subresource } = request;
  const { through } = resource.definition;
  if (through !== undefined) return dispatch(registry, requestThrough(call, through), noted);
  if (subresource !== undefined && subresource !== "status") return handleSubresource(call);
  if (subresource === "status" && !resource.definition.hasStatus) throw unknownPath();
  switch (request.verb) {
    case "get":
      return getObject(call);
    case "list":
      return listObjects(call);
    case "create":
      if (subresource !== undefined) throw methodNotAllowed();
      return createObject(call);
    case "update":
      return updateObject(call);
    case "patch":
      return patchObject(call);
    case "delete":
      if (subresource !== undefined) throw methodNotAllowed();
      return deleteObject(call);
    case "deletecollection":
      return deleteCollection(call);
    default:
      throw new Error(`${request.verb satisfies never} is no verb`);
  }
}
