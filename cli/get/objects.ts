/** `get` as objects: YAML, JSON, names, JSONPath, columns of one's own. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { isNotFound, throwAll } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import type { Io } from "../io.ts";
import type { Format } from "../printers/format.ts";
import { listOf, render, withoutBookkeeping } from "../printers/objects.ts";
import { apiVersionOf } from "../server/resources.ts";
import type { GetFlags } from "./flags.ts";
import { fetchWhole, type Requested } from "./request.ts";

export interface ObjectRequest {
  readonly given: Given<GetFlags>;
  readonly requested: readonly Requested[];
  /** What was wrong before anything was asked for. */
  readonly errors?: readonly unknown[];
  readonly format: Exclude<Format, { kind: "table" }>;
}

/** Prints the object that was named, or a `List`; then throws what could not be had. */
export async function printGiven(io: Io, request: ObjectRequest): Promise<void> {
  const { given, requested, format } = request;
  const { objects, errors } = await fetchObjects(io, request);
  const [only] = objects;
  const isSingle = requested.length === 1 && requested[0]?.name !== undefined;
  if (errors.length > 0 && ((isSingle && only === undefined) || (await isOfOneFile(given)))) {
    throwAll(errors);
    return;
  }
  const showsNothing = format.kind !== "name" && given["ignore-not-found"] !== true;
  if (objects.length > 0 || showsNothing) {
    const whole = isSingle && only !== undefined ? only : listOf(await sorted(objects, given));
    io.write(await render(format, whole, { noHeaders: given["no-headers"] === true }));
  }
  throwAll(errors);
}

async function isOfOneFile({ filename = [] }: Given<GetFlags>): Promise<boolean> {
  return filename.length === 1 && (await import("./files.ts")).isOneFile(filename);
}

async function fetchObjects(io: Io, request: ObjectRequest) {
  const { given, requested, format } = request;
  const objects: JsonObject[] = [];
  const errors: unknown[] = [];
  for (const each of requested) {
    try {
      const whole = await fetchWhole(io.client, each, { merge: "items" });
      if (each.isWanted?.(whole) !== false) objects.push(...objectsIn(whole, each));
    } catch (error) {
      if (given["ignore-not-found"] === true && isNotFound(error)) continue;
      errors.push(error);
    }
  }
  errors.push(...(request.errors ?? []));
  if (given["show-managed-fields"] === true) return { objects, errors };
  return { objects: objects.map((object) => withoutBookkeeping(format, object)), errors };
}

/** The items of a list come without kind and version; here they get theirs. */
export function objectsIn(
  whole: JsonObject,
  { name, resource, isListed }: Requested,
): JsonObject[] {
  if (name !== undefined && isListed !== true) return [whole];
  const items = Array.isArray(whole.items) ? whole.items.filter(isObject) : [];
  return items.map((item) => ({
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    ...item,
  }));
}

async function sorted(objects: readonly JsonObject[], given: Given<GetFlags>) {
  const path = given["sort-by"];
  if (path === undefined || path === "") return objects;
  const { sortByPath } = await import("../../client/kubectl/sort.ts");
  return sortByPath(objects, path, (object) => object);
}
