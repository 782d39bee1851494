import type { ApiResponse, ObjectList, RequestOptions } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { badRequest, StatusError } from "../../api/status.ts";
import { checkListOptions } from "../list-options.ts";
import type { StoredEntry } from "../storage/storage.ts";
import type { Call } from "./context.ts";
import { readToken, tokenExpired, writeToken } from "./continue-token.ts";
import type { Resource } from "./resource-table.ts";
import { selectorPredicate } from "./select.ts";

/** GET of a collection. */
export function listObjects(call: Call): ApiResponse {
  const { resource, options } = call;
  const limit = limitOf(options);
  const place = placeOf(call);
  const { revision, after } = place;
  const isWhole = limit === 0 && after === undefined && revision === call.registry.storage.revision;
  if (isWhole) return listOf(call, { resourceVersion: String(revision) }, presentItems(call));
  const { metadata, entries } = pageAt(call, place);
  return listOf(call, metadata, shownOf(resource, entries));
}

/** The entries as the resource shows them. */
export function shownOf(
  { showAll, fromStored }: Resource,
  entries: readonly StoredEntry[],
): readonly KubeObject[] {
  const stored = entries.map(({ object }) => object);
  showAll?.(stored);
  return stored.map(fromStored);
}

/** What a list has to say of itself, and the entries that it lists. */
export interface Page {
  readonly metadata: ObjectList["metadata"];
  readonly entries: readonly StoredEntry[];
}

/** The part of a collection that the request selects and has room for. */
export const pageOf = (call: Call): Page => pageAt(call, placeOf(call));

function pageAt(call: Call, { revision, after }: Place): Page {
  const { options } = call;
  const limit = limitOf(options);
  const entries = matchingEntries(call, { revision, after });
  const page = limit > 0 ? entries.slice(0, limit) : entries;
  const last = page.at(-1);
  const more = last !== undefined && page.length < entries.length;
  const selected = (options.labelSelector ?? "") !== "" || (options.fieldSelector ?? "") !== "";
  const metadata = {
    resourceVersion: String(revision),
    ...(more ? { continue: writeToken({ revision, after: last.key }) } : {}),
    ...(more && !selected ? { remainingItemCount: entries.length - page.length } : {}),
  };
  return { metadata, entries: page };
}

function listOf(
  { resource, warnings }: Call,
  metadata: ObjectList["metadata"],
  items: ObjectList["items"],
): ApiResponse {
  const { apiVersion, kind } = resource.definition;
  return { code: 200, body: { kind: `${kind}List`, apiVersion, metadata, items }, warnings };
}

/** All that the request selects, as it is now: the same array as long as it is the same. */
function presentItems(call: Call): ObjectList["items"] {
  const { registry, resource, request, options } = call;
  const { namespace = "" } = request;
  const { labelSelector = "", fieldSelector = "" } = options;
  const { apiVersion, plural } = resource.definition;
  const key = JSON.stringify([apiVersion, plural, namespace, labelSelector, fieldSelector]);
  return registry.lists.items(key, registry.storage.changedRevision(resource.table), () =>
    shownOf(resource, matchingEntries(call)),
  );
}

/** The stored objects that the request selects, in the order of their keys. */
function matchingEntries(
  { registry, resource, request, options }: Call,
  at: { readonly revision?: number; readonly after?: string } = {},
): readonly StoredEntry[] {
  const matches = selectorPredicate(resource.definition, options);
  const entries = registry.storage.list(resource.table, { namespace: request.namespace, ...at });
  if (matches === undefined) return entries;
  resource.showAll?.(entries.map(({ object }) => object));
  return entries.filter(({ object }) => matches(resource.fromStored(object)));
}

/**
 * How many objects fit in a page; 0 where all do. A list at any revision comes from a cache that
 * knows no pages. Source: storage/cacher computeListLimit 1.36.
 */
function limitOf({ limit = 0, continue: token = "", resourceVersion }: RequestOptions): number {
  return limit <= 0 || (resourceVersion === "0" && token === "") ? 0 : limit;
}

interface Place {
  readonly revision: number;
  readonly after?: string;
}

/** Which revision is listed, from where on. Source: storage.ValidateListOptions 1.36. */
function placeOf({ registry, options }: Call): Place {
  const { revision: current, compactedRevision: held } = registry.storage;
  checkListOptions(options);
  const { continue: token = "", resourceVersion = "" } = options;
  const isAny = resourceVersion === "" || resourceVersion === "0";
  const asked = isAny ? 0 : readRevision(resourceVersion);
  if (typeof asked === "object") throw badRequest(`invalid resource version: ${asked.fault}`);
  if (token !== "") {
    const { revision, after } = readToken(token);
    if (!isAny) {
      throw badRequest("specifying resource version is not allowed when using continue");
    }
    if (revision < 0) return { revision: current, after };
    if (revision > current) throw tooLarge(revision, current);
    if (revision < held) throw tokenExpired(after);
    return { revision, after };
  }
  if (isAny) return { revision: current };
  if (asked > current) throw tooLarge(asked, current);
  const { resourceVersionMatch: match } = options;
  // A page that is asked for at a revision is of that very revision.
  const isExact = match === "Exact" || (match === undefined && limitOf(options) > 0);
  if (!isExact) return { revision: current };
  if (asked < held) {
    throw new StatusError("Expired", "The resourceVersion for the provided list is too old.");
  }
  return { revision: asked };
}

/** The revision that a client names, or what is wrong with the text. */
export function readRevision(text: string): number | { readonly fault: string } {
  if (/^[0-9]+$/.test(text)) {
    const revision = Number(text);
    if (revision < 2 ** 64) return revision;
  }
  const why = /^[0-9]+$/.test(text) ? "value out of range" : "invalid syntax";
  const quoted = JSON.stringify(text);
  const parsing = `strconv.ParseUint: parsing ${quoted}: ${why}`;
  return { fault: `resourceVersion: Invalid value: ${quoted}: ${parsing}` };
}

export function expired(asked: number, held: number): StatusError {
  return new StatusError("Expired", `too old resource version: ${asked} (${held})`);
}

export function tooLarge(asked: number, current: number): StatusError {
  const message = `Timeout: Too large resource version: ${asked}, current: ${current}`;
  return new StatusError("Timeout", message, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1,
  });
}
