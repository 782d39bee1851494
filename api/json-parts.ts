/** Parts of JSON objects of any shape, such as those that come from a server. */
import { isObject, type JsonObject } from "./json.ts";

/** The metadata of an object; empty where there is none. */
export const metadataOf = (object: JsonObject): JsonObject => part(object, "metadata");

/** A member that is an object; empty where it is none. */
export function part(object: JsonObject, ...path: readonly string[]): JsonObject {
  let found: JsonObject = object;
  for (const name of path) {
    const next = found[name];
    if (!isObject(next)) return {};
    found = next;
  }
  return found;
}

/** A member that is a list of objects; empty where it is none. */
export function parts(object: JsonObject, name: string): readonly JsonObject[] {
  const list = object[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** A member that is text; empty where it is none. */
export function textAt(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === "string" ? value : "";
}

/** A member that is a number; 0 where it is none. */
export function numberAt(object: JsonObject, name: string): number {
  const value = object[name];
  return typeof value === "number" ? value : 0;
}
