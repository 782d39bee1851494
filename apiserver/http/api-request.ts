import type { ApiHandler, ApiRequest } from "../../api/request.ts";
import type { Resource } from "../registry/resource-table.ts";
import { subresourcesOf } from "../served-resources.ts";
import { actorOf, askedOf } from "./asked.ts";
import { wireOf } from "./audited.ts";
import { parseBody, parsePatch } from "./body.ts";
import { bodyDeleteOptions, queryOptions } from "./options.ts";
import type { Received } from "./received.ts";
import type { ResourcePath } from "./route.ts";

/** The API as who asks reaches it. */
export const reached = ({ server, reach, request }: Received): ApiHandler =>
  reach?.(actorOf(request)) ?? server;

/** What a request over HTTP asks of the API server. */
export function apiRequest(
  exchange: Received,
  path: ResourcePath,
  { verb, resource }: { readonly verb: ApiRequest["verb"]; readonly resource: Resource },
): ApiRequest {
  const { request, query } = exchange;
  const base = {
    verb,
    ...askedOf(exchange, path),
    ...(exchange.server.auditor && { wire: wireOf(exchange) }),
  };
  const kind = kindOf(resource, path.subresource);
  const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const contentType = request.headers["content-type"] ?? "";
  switch (verb) {
    case "create":
    case "update":
      return {
        ...base,
        options: queryOptions(query, verb),
        ...parseBody(contentType, bytes, kind),
      };
    case "patch": {
      const patch = parsePatch(contentType, bytes);
      return { ...base, ...patch, options: queryOptions(query, verb, patch.patchType) };
    }
    case "delete":
    case "deletecollection": {
      if (bytes.length === 0) return { ...base, options: queryOptions(query, verb) };
      const { body } = parseBody(contentType, bytes, "DeleteOptions");
      return { ...base, options: bodyDeleteOptions(query, verb, body) };
    }
    default:
      return { ...base, options: queryOptions(query, verb) };
  }
}

/** The kind of the bodies that are sent to a resource or one of its subresources. */
function kindOf({ definition }: Resource, subresource: string | undefined): string {
  const found = subresourcesOf(definition).find(({ name }) => name === subresource);
  return found?.kind.kind ?? definition.kind;
}
