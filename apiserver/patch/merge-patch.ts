import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import { badRequest } from "../../api/status.ts";
import { isShallow } from "../depth.ts";
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

const none: JsonObject = {};

function mergeObject(stored: JsonObject = none, patch: JsonObject): JsonObject {
  const next = new Members(stored);
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    if (value === null) next.delete(key);
    else if (value !== undefined) next.set(key, merge(next.get(key), value));
  }
  return next.settle();
}

function merge(stored: Json | undefined, patch: Json): Json {
  if (isObject(patch)) return mergeObject(isObject(stored) ? stored : undefined, patch);
  return stored !== undefined && equalJson(stored, patch) ? stored : patch;
}
