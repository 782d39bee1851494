import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import { keepShape } from "../../api/keep-shape.ts";
import { emptySet, type FieldSet, leaf, nodeOf, self } from "./field-set.ts";
import {
  granularityOf,
  isBlank,
  isEmptyObject,
  itemElement,
  itemShape,
  memberShape,
  type Part,
  partsOf,
  type Shape,
  sameKeys,
} from "./shape.ts";

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
export const compare = (shape: Shape, before?: Json, after?: Json): Comparison =>
  compareValues(shape, before, after);

/** What was found of members that objects share, such as the spec of the pods of a template. */
const additions = new WeakMap<object, Addition>();

interface Addition {
  readonly shape: Shape;
  readonly comparison: Comparison;
}

/** The same for a new object, whose `empty` form is that of its kind. */
export function compareNew({ structure }: Shape, empty: JsonObject, object: JsonObject) {
  const found = new Differences();
  for (const key in object) {
    const [value, shape] = [object[key], memberShape(structure, key)];
    if (value === undefined || shape === undefined) continue;
    found.add(`f:${key}`, addition(shape, empty[key], value));
  }
  return found.asComparison(false, false);
}

function addition(shape: Shape, empty: Json | undefined, value: Json): Comparison {
  const isShared = isObject(value) && Object.isFrozen(value);
  const known = isShared ? additions.get(value) : undefined;
  if (known?.shape === shape) return known.comparison;
  const comparison = compareValues(shape, empty, value);
  if (isShared) additions.set(value, { shape, comparison });
  return comparison;
}

function compareValues(shape: Shape, before?: Json, after?: Json): Comparison {
  if (before === after) return nothing;
  if (granularityOf(shape, before, after) === "leaf" || (isBlank(before) && isBlank(after))) {
    if (before === undefined) return set;
    if (after === undefined) return taken;
    return equalJson(before, after) ? nothing : set;
  }
  const found = new Differences();
  if (Array.isArray(before) && Array.isArray(after) && sameItems(shape, before, after)) {
    compareItems(shape, before, after, found);
  } else if (isMembers(before) && isMembers(after)) {
    compareMembers(shape, before, after, found);
  } else {
    compareParts(partsOf(shape, before), partsOf(shape, after), found);
  }
  return found.asComparison(before === undefined, after === undefined);
}

/** Gathers what differs below a value. */
class Differences {
  #changed: Record<string, FieldSet> | undefined;
  #removed: Record<string, FieldSet> | undefined;

  add(element: string, comparison: Comparison): void {
    if (comparison === nothing) return;
    const { changed, removed } = comparison;
    if (changed !== undefined) {
      this.#changed ??= {};
      this.#changed[element] = changed;
    }
    if (removed !== undefined) {
      this.#removed ??= {};
      this.#removed[element] = removed;
    }
  }

  asComparison(isNew: boolean, isGone: boolean): Comparison {
    if (this.#changed === undefined && this.#removed === undefined && !isNew && !isGone) {
      return nothing;
    }
    return {
      changed: nodeOf(this.#changed ?? emptySet, isNew),
      removed: nodeOf(this.#removed ?? emptySet, isGone),
    };
  }
}

keepShape(new Differences());

const isMembers = (value: Json | undefined): value is JsonObject | undefined =>
  value === undefined || isObject(value);

const none: JsonObject = {};

/** Most members of two versions are the very same: those are passed over. */
function compareMembers(
  { structure }: Shape,
  before: JsonObject = none,
  after: JsonObject = none,
  found: Differences,
): void {
  for (const key in after) {
    const next = after[key];
    const last = Object.hasOwn(before, key) ? before[key] : undefined;
    if (next === undefined || next === last) continue;
    const shape = memberShape(structure, key);
    if (shape !== undefined) found.add(`f:${key}`, compareValues(shape, last, next));
  }
  for (const key in before) {
    const last = before[key];
    if (last === undefined || (Object.hasOwn(after, key) && after[key] !== undefined)) continue;
    const shape = memberShape(structure, key);
    if (shape !== undefined) found.add(`f:${key}`, compareValues(shape, last, undefined));
  }
}

/** Whether two lists hold versions of the same items in the same order. */
function sameItems(shape: Shape, before: readonly Json[], after: readonly Json[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, index) => {
      const next = after[index];
      return item === next || (next !== undefined && sameKeys(shape, item, next));
    })
  );
}

function compareItems(
  shape: Shape,
  before: readonly Json[],
  after: readonly Json[],
  found: Differences,
): void {
  const inner = itemShape(shape.structure);
  before.forEach((item, index) => {
    const next = after[index];
    if (next === item) return;
    const comparison = compareValues(inner, item, next);
    const differs = comparison.changed !== undefined || comparison.removed !== undefined;
    if (differs) found.add(itemElement(shape, item), comparison);
  });
}

function compareParts(before: readonly Part[], after: readonly Part[], found: Differences): void {
  const rights = new Map(after.map((part) => [part.element, part]));
  for (const { element, value, shape } of before) {
    const right = rights.get(element)?.value;
    rights.delete(element);
    if (right !== value) found.add(element, compareValues(shape, value, right));
  }
  for (const { element, value, shape } of rights.values()) {
    found.add(element, compareValues(shape, undefined, value));
  }
}

/**
 * The fields that a configuration sets: its scalars and whatever is taken whole, the items of its
 * lists and the keys of its maps.
 */
export function fieldsOf(shape: Shape, value: Json): FieldSet | undefined {
  const granularity = granularityOf(shape, value);
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
