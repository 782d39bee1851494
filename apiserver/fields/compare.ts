import { equalJson, isObject, type Json } from "../../api/json.ts";
import { type FieldSet, leaf, nodeOf, self } from "./field-set.ts";
import { granularityOf, isBlank, isEmptyObject, type Part, partsOf, type Shape } from "./shape.ts";

/** Which fields a change set, and which it took away. */
export interface Comparison {
  readonly changed: FieldSet | undefined;
  readonly removed: FieldSet | undefined;
}

const nothing: Comparison = { changed: undefined, removed: undefined };
const set: Comparison = { changed: leaf, removed: undefined };
const taken: Comparison = { changed: undefined, removed: leaf };

/**
 * Compares two values of one shape. What they share by identity is not looked into. A part that is
 * new, or gone, counts with all that is below it.
 */
export function compare(shape: Shape, before: Json | undefined, after: Json | undefined) {
  return compareValues(shape, before, after);
}

function compareValues(shape: Shape, before?: Json, after?: Json): Comparison {
  if (before === after) return nothing;
  if (granularityOf(shape) === "leaf" || (isBlank(before) && isBlank(after))) {
    if (before === undefined) return set;
    if (after === undefined) return taken;
    return equalJson(before, after) ? nothing : set;
  }
  const changed: Record<string, FieldSet> = {};
  const removed: Record<string, FieldSet> = {};
  for (const [element, { shape: inner, left, right }] of paired(shape, before, after)) {
    const found = compareValues(inner, left, right);
    if (found.changed !== undefined) changed[element] = found.changed;
    if (found.removed !== undefined) removed[element] = found.removed;
  }
  return {
    changed: nodeOf(changed, before === undefined),
    removed: nodeOf(removed, after === undefined),
  };
}

interface Pair {
  readonly shape: Shape;
  readonly left: Json | undefined;
  readonly right: Json | undefined;
}

function paired(shape: Shape, before?: Json, after?: Json): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  const rights = new Map<string, Part>();
  for (const part of partsOf(shape, after)) rights.set(part.element, part);
  for (const { element, value, shape: inner } of partsOf(shape, before)) {
    const right = rights.get(element)?.value;
    if (right !== value) pairs.set(element, { shape: inner, left: value, right });
    rights.delete(element);
  }
  for (const { element, value, shape: inner } of rights.values()) {
    pairs.set(element, { shape: inner, left: undefined, right: value });
  }
  return pairs;
}

/**
 * The fields that a configuration sets: its scalars and whatever is taken whole, the items of its
 * lists and the keys of its maps.
 */
export function fieldsOf(shape: Shape, value: Json): FieldSet | undefined {
  const granularity = granularityOf(shape);
  if (granularity === "leaf" || value === null) return leaf;
  const children: Record<string, FieldSet> = {};
  for (const part of partsOf(shape, value)) {
    const below = fieldsOf(part.shape, part.value);
    const stands = granularity !== "struct" || isHollow(part.value);
    const node = stands ? asMember(below) : below;
    if (node !== undefined) children[part.element] = node;
  }
  return nodeOf(children, false);
}

const isHollow = (value: Json) => value === null || (isObject(value) && isEmptyObject(value));

const asMember = (node: FieldSet | undefined): FieldSet =>
  node === undefined || node[self] !== undefined ? (node ?? leaf) : (nodeOf(node, true) ?? leaf);
