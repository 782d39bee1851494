/** Objects in lists, as kubectl prints them. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { qualifiedKind } from "./resources.ts";

/** The `List` that kubectl makes of several objects. */
export function listOf(items: readonly JsonObject[]): JsonObject {
  return { apiVersion: "v1", kind: "List", metadata: { resourceVersion: "" }, items };
}

/** The object without what only machines read. */
export function withoutManagedFields(object: JsonObject): JsonObject {
  if (!isObject(object.metadata) || object.metadata.managedFields === undefined) return object;
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** The items of a list, or the object alone. */
export function itemsOf(whole: JsonObject): readonly JsonObject[] {
  const { kind, items } = whole;
  const isList = typeof kind === "string" && kind.endsWith("List") && Array.isArray(items);
  return isList ? items.filter(isObject) : [whole];
}

/** `deployment.apps/web`, of an object. */
export function nameOf(object: JsonObject): string {
  const [group = ""] = String(object.apiVersion ?? "").includes("/")
    ? String(object.apiVersion).split("/")
    : [""];
  const metadata: Json | undefined = object.metadata;
  const name = isObject(metadata) ? metadata.name : "";
  return `${qualifiedKind({ kind: String(object.kind), group })}/${name}`;
}
