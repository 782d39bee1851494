import type { Json, JsonObject } from "../../api/json.ts";

/** The members of an object, to be changed and made an object again with `settle`. */
export type Members = Map<string, Json>;

/** A map, for members deleted from an object make it slow, and `__proto__` is a name too. */
export function membersOf(object: JsonObject): Members {
  const members: Members = new Map();
  for (const [key, value] of Object.entries(object)) {
    if (value !== undefined) members.set(key, value);
  }
  return members;
}

/** The object with these members: `before` itself where they are its own. */
export function settle(before: JsonObject | undefined, members: Members): JsonObject {
  if (before !== undefined && sameMembers(before, members)) return before;
  return Object.fromEntries(members);
}

function sameMembers(object: JsonObject, members: Members): boolean {
  let count = 0;
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    if (members.get(key) !== value) return false;
    count += 1;
  }
  return count === members.size;
}

/** The list with these items: `before` itself where they are its own. */
export function settleList(before: readonly Json[], items: readonly Json[]): readonly Json[] {
  const same = items.length === before.length && items.every((item, i) => item === before[i]);
  return same ? before : items;
}
