import { isShallow } from "../depth.ts";
import { equalJson, isObject, type Json, type JsonObject, ownMember } from "../json.ts";
import { badRequest } from "../status.ts";
import { Members } from "./members.ts";
import { tooDeep, undecodable } from "./refusals.ts";

/**
 * Applies a JSON merge patch: null deletes, objects merge, the rest replaces. What the patch does
 * not change is shared with `object`. Throws BadRequest where the patch is no object.
 * Source: RFC 7386.
 */
export function mergePatch(object: JsonObject, patch: unknown): JsonObject {
  if (patch === null) throw badRequest("Invalid JSON Patch");
  if (!isObject(patch)) throw undecodable(patch, "map[string]interface {}");
  if (!isShallow(patch)) throw tooDeep();
  return mergeObject(object, patch);
}

const none: JsonObject = Object.freeze({});

function mergeObject(stored: JsonObject, patch: JsonObject): JsonObject {
  let next: Members | undefined;
  for (const key in patch) {
    const [last, value] = [ownMember(stored, key), patch[key]];
    if (value === undefined) continue;
    const merged = value === null ? undefined : merge(last, value);
    if (merged === last) continue;
    next ??= new Members(stored);
    next.set(key, merged);
  }
  return next === undefined ? stored : next.settle();
}

function merge(stored: Json | undefined, patch: Json): Json {
  if (isObject(patch)) return mergeObject(isObject(stored) ? stored : none, patch);
  return stored !== undefined && equalJson(stored, patch) ? stored : patch;
}
