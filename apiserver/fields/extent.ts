import { equalJson, isObject, type Json, type JsonObject, ownMember } from "../../api/json.ts";
import { type FieldSet, isMember } from "./field-set.ts";
import {
  granularityOf,
  isBlank,
  itemElement,
  itemShape,
  memberElement,
  memberShape,
  type Shape,
  sameKeys,
} from "./shape.ts";

/** How far a change goes: `within` is one that gives new values to fields of a set, and no more. */
export type Extent = "same" | "within" | "beyond";

/**
 * How far two values of one shape differ, as `compare` sees them. What is new or gone is beyond any
 * set; so are lists with other items, of which some might be within.
 */
export function extentOf(
  shape: Shape,
  before: Json | undefined,
  after: Json | undefined,
  fields: FieldSet | undefined,
): Extent {
  if (before === after) return "same";
  if (before === undefined || after === undefined) return "beyond";
  if (typeof before !== "object" && typeof after !== "object") return extentOfWhole(fields);
  if (granularityOf(shape, before, after) === "leaf" || (isBlank(before) && isBlank(after))) {
    return equalJson(before, after) ? "same" : extentOfWhole(fields);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return extentOfItems(shape, before, after, fields);
  }
  if (!isObject(before) || !isObject(after)) return "beyond";
  return extentOfMembers(shape, before, after, fields);
}

const extentOfWhole = (fields: FieldSet | undefined): Extent =>
  isMember(fields) ? "within" : "beyond";

function extentOfMembers(
  { structure }: Shape,
  before: JsonObject,
  after: JsonObject,
  fields: FieldSet | undefined,
): Extent {
  let extent: Extent = "same";
  // Members are counted, which costs less than to look for each.
  let gone = 0;
  for (const key in after) {
    const next = after[key];
    // What is inherited, such as `constructor`, is no value of JSON.
    if (next !== before[key]) {
      const last = ownMember(before, key);
      const shape = memberShape(structure, key);
      const mine = fields?.[memberElement(structure, key)];
      const found = shape === undefined ? "same" : extentOf(shape, last, next, mine);
      if (found === "beyond") return found;
      if (found === "within") extent = found;
      if (last === undefined) continue;
    }
    if (next !== undefined) gone -= 1;
  }
  for (const key in before) if (before[key] !== undefined) gone += 1;
  return gone === 0 ? extent : "beyond";
}

function extentOfItems(
  shape: Shape,
  before: readonly Json[],
  after: readonly Json[],
  fields: FieldSet | undefined,
): Extent {
  if (before.length !== after.length) return "beyond";
  const inner = itemShape(shape.structure);
  let extent: Extent = "same";
  for (const [index, last] of before.entries()) {
    const next = after[index];
    if (next === last) continue;
    if (next === undefined || !sameKeys(shape, last, next)) return "beyond";
    const found = extentOf(inner, last, next, fields?.[itemElement(shape, last)]);
    if (found === "beyond") return found;
    if (found === "within") extent = found;
  }
  return extent;
}
