/**
 * One strategic merge patch of two: of what is to go, and of what is to be.
 * Source: k8s.io/apimachinery/pkg/util/strategicpatch 0.36, mergeMap.
 */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
import { type PatchedField, patchedField } from "./patched-field.ts";
import { mergeKeyIn } from "./two-way.ts";

/** The patch that does both; where they speak of the same member, the second one is right. */
export function joinedPatch(
  structure: Structure | undefined,
  deletions: JsonObject,
  changes: JsonObject,
): JsonObject {
  const joined: Record<string, Json> = {};
  const both = { ...deletions, ...changes };
  for (const [key, value] of Object.entries(both)) {
    const [first, second] = [deletions[key], changes[key]];
    if (value === undefined) continue;
    joined[key] =
      first === undefined || second === undefined
        ? value
        : joinedMember(patchedField(structure, key), [first, second], both[`${orderOf}/${key}`]);
  }
  return joined;
}

const orderOf = "$setElementOrder";

function joinedMember(
  field: PatchedField,
  [first, second]: readonly [Json, Json],
  order: Json | undefined,
): Json {
  if (isObject(first) && isObject(second) && !field.replaces) {
    return joinedPatch(field.structure, first, second);
  }
  if (!Array.isArray(first) || !Array.isArray(second)) return second;
  if (typeof field.merge !== "string") return second;
  return joinedList(field, [first, second], Array.isArray(order) ? order : second);
}

/** What is changed in the order in which it is to be, then what goes. */
function joinedList(
  { structure, merge }: PatchedField,
  [first, second]: readonly [readonly Json[], readonly Json[]],
  order: readonly Json[],
): readonly Json[] {
  const idOf = (item: Json) => mergeKeyIn(item, String(merge));
  const joined = [...first];
  for (const item of second) {
    const place = joined.findIndex((each) => idOf(each) === idOf(item));
    const before = joined[place];
    if (!isObject(before) || !isObject(item)) joined.push(item);
    else joined[place] = joinedPatch(structure?.items, before, item);
  }
  const named = order.map(idOf);
  const place = (item: Json) => {
    const index = named.indexOf(idOf(item));
    return index < 0 ? named.length : index;
  };
  return joined.sort((left, right) => place(left) - place(right));
}
