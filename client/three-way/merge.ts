/**
 * The merge patches that lead from one state of an object to another.
 * Source: k8s.io/apimachinery/pkg/util/jsonmergepatch 0.36.
 */
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { States } from "../three-way.ts";

/** What changes and comes against `live`, and what goes against `original`. */
export function threeWayMergePatch({ original, manifest, live }: States): JsonObject {
  const changes = part(mergePatchOf(live, manifest), (value) => value !== null);
  const deletions = part(mergePatchOf(original, manifest), (value) => value === null);
  return joined(deletions, changes);
}

/** The merge patch from one to the other; `{}` where they are the same. */
export function mergePatchOf(before: JsonObject, after: JsonObject): JsonObject {
  const patch: Record<string, Json> = {};
  for (const [key, value] of Object.entries(after)) {
    const had = before[key];
    if (value === undefined) continue;
    if (isObject(had) && isObject(value)) {
      const changes = mergePatchOf(had, value);
      if (Object.keys(changes).length > 0) patch[key] = changes;
    } else if (had === undefined || !equalJson(had, value)) patch[key] = value;
  }
  for (const key of Object.keys(before)) if (after[key] === undefined) patch[key] = null;
  return patch;
}

/** The members that are wanted, and the objects that hold some. An empty object is a value. */
function part(patch: JsonObject, isWanted: (value: Json) => boolean): JsonObject {
  const members: [string, Json][] = [];
  for (const [key, value] of Object.entries(patch)) {
    if (isObject(value) && Object.keys(value).length > 0) {
      const inner = part(value, isWanted);
      if (Object.keys(inner).length > 0) members.push([key, inner]);
    } else if (value !== undefined && isWanted(value)) members.push([key, value]);
  }
  return Object.fromEntries(members);
}

function joined(deletions: JsonObject, changes: JsonObject): JsonObject {
  const both: Record<string, Json | undefined> = { ...deletions };
  for (const [key, value] of Object.entries(changes)) {
    const before = deletions[key];
    both[key] = isObject(before) && isObject(value) ? joined(before, value) : value;
  }
  return both;
}
