import { isObject, type Json, type JsonObject } from "../json.ts";
import { Members, settleList } from "./members.ts";

/**
 * What is left of a patch where there was nothing to merge it with: no part that carries a `$patch`
 * directive. Undefined where nothing is left.
 */
export function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value)) return settleList(value, value.flatMap(kept));
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, "$patch")) return undefined;
  return changed(value, (part) => withoutDirectives(part));
}

function kept(item: Json): readonly Json[] {
  const rest = withoutDirectives(item);
  return rest === undefined ? [] : [rest];
}

/** The value without the members that are null, at any depth. Items of lists stay. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return settleList(value, value.map(withoutNulls));
  if (!isObject(value)) return value;
  return changed(value, (part) => (part === null ? undefined : withoutNulls(part)));
}

function changed(object: JsonObject, change: (part: Json) => Json | undefined): JsonObject {
  const members = new Members(object);
  for (const [key, part] of Object.entries(object)) {
    members.set(key, part === undefined ? undefined : change(part));
  }
  return members.settle();
}
