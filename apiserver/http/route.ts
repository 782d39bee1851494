import type { Verb } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";
import { methodNotAllowed } from "../registry/context.ts";
import { type Resource, unknownPath } from "../registry/resource-table.ts";
import { subresourcesOf, verbsOf } from "../served-resources.ts";
import { flag } from "./options.ts";

/** What a path under `/api` or `/apis` names, beyond the documents of discovery. */
export interface ResourcePath {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  /** The old form `/watch/…` of a watch. */
  readonly watch: boolean;
  /** What comes after `/proxy`, as it was written; "" or with the slash. */
  readonly proxyPath?: string;
}

/** The paths that go on to a server behind the API. */
const proxied =
  /^(\/+api\/+v1\/+(?:namespaces\/+[^/]+\/+(?:pods|services)|nodes)\/+[^/]+\/+proxy)(\/.*)?$/;

/**
 * Takes a resource path apart: `/api/v1/namespaces/a/pods/p/log`, `/apis/apps/v1/deployments`.
 * `undefined` where the path is too short to name a resource. Throws BadRequest on bad escapes.
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const [, above, proxyPath = ""] = proxied.exec(path) ?? [];
  if (above === undefined) return parsePlainPath(path);
  const parsed = parsePlainPath(above);
  return parsed && { ...parsed, proxyPath };
}

function parsePlainPath(path: string): ResourcePath | undefined {
  const segments = path.split("/").filter((segment) => segment !== "");
  const isCore = segments[0] === "api";
  if (!isCore && segments[0] !== "apis") return undefined;
  const [group = "", version = "", ...rest] = isCore
    ? ["", ...segments.slice(1)]
    : segments.slice(1);
  const watch = rest[0] === "watch" && rest.length > 1;
  const parts = (watch ? rest.slice(1) : rest).map(decodeSegment);
  if (parts.length === 0) return undefined;
  return { group: decodeSegment(group), version, watch, ...placeOf(parts) };
}

function placeOf(parts: readonly string[]) {
  const isScoped =
    parts[0] === "namespaces" && parts.length > 2 && !ownSubresources.has(parts[2] ?? "");
  const namespace = isScoped ? parts[1] : undefined;
  const [plural = "", name, subresource, ...more] = isScoped ? parts.slice(2) : parts;
  if (more.length > 0) throw unknownPath();
  return { plural, namespace, name, subresource };
}

/** Third segments that belong to a namespace itself, not to a resource in it. */
const ownSubresources = new Set(["status", "finalize"]);

/** The subresources of a pod that go on as streams. */
const streams: ReadonlySet<string> = new Set(["exec", "attach", "portforward"]);

/** Whether a path leads on to a container or to a server behind the API. */
export const isConnection = ({ plural, subresource = "", proxyPath }: ResourcePath): boolean =>
  proxyPath !== undefined || (plural === "pods" && streams.has(subresource));

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new StatusError("BadRequest", `invalid URL escape in "${segment}"`);
  }
}

/** The verb of a method on a path. Throws MethodNotAllowed. */
export function verbOf(method: string, { name, subresource }: ResourcePath): Verb {
  const onObject = name !== undefined;
  switch (method) {
    case "GET":
      return onObject ? "get" : "list";
    case "POST":
      if (onObject && subresource === undefined) break;
      return "create";
    case "PUT":
      if (onObject) return "update";
      break;
    case "PATCH":
      if (onObject) return "patch";
      break;
    case "DELETE":
      return onObject ? "delete" : "deletecollection";
    default:
      break;
  }
  throw methodNotAllowed();
}

/**
 * Throws NotFound where the resource has no such path, MethodNotAllowed where it has no such verb.
 */
export function checkServed({ definition }: Resource, path: ResourcePath, verb: Verb): void {
  const { namespace, name, subresource } = path;
  const { namespaced } = definition;
  if (namespace !== undefined && !namespaced) throw unknownPath();
  const acrossNamespaces = namespaced && namespace === undefined;
  if (acrossNamespaces && name !== undefined) throw unknownPath();
  const verbs =
    subresource === undefined
      ? verbsOf(definition)
      : subresourcesOf(definition).find((each) => each.name === subresource)?.verbs;
  if (verbs === undefined) throw unknownPath();
  if (!verbs.includes(verb) || (acrossNamespaces && verb !== "list")) throw methodNotAllowed();
}

/**
 * Whether a request watches: only the old form of the path watches one object, for a parameter
 * makes no watch of a get. Throws MethodNotAllowed where the resource cannot be watched, and where
 * the old form of the path is to do anything else.
 */
export function isWatchOf(
  { definition }: Resource,
  { watch }: ResourcePath,
  { verb, query }: { readonly verb: Verb; readonly query: URLSearchParams },
): boolean {
  if (!watch && !(verb === "list" && flag(query, "watch"))) return false;
  const isRead = verb === "list" || verb === "get";
  if (!isRead || !verbsOf(definition).includes("watch")) throw methodNotAllowed();
  return true;
}
