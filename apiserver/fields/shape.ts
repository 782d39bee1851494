import { unknownStructure } from "../../api/apiextensions/structure-of-schema.ts";
import { isObject, type Json } from "../../api/json.ts";
import { listTypeOf } from "../../api/list-type.ts";
import type { Field, Structure } from "../../api/structure.ts";

/** What a field says of its value, as far as the ownership of fields goes. */
export type Shape = Pick<Field, "structure" | "list" | "atomic">;

/** One part of a value: where it stands in its parent, what it is, and how it is shaped. */
export interface Part {
  readonly element: string;
  readonly value: Json;
  readonly shape: Shape;
}

/** How a value is owned: whole, member by member, or item by item. */
export type Granularity = "leaf" | "struct" | "map" | "list";

/** `values` are those at hand, which tell where the structure does not. */
export function granularityOf(shape: Shape, ...values: readonly (Json | undefined)[]): Granularity {
  const { structure, list, atomic } = shape;
  if (isUnknown(structure)) {
    return values.every((value) => value === undefined || isObject(value)) ? "map" : "leaf";
  }
  switch (structure.type) {
    case "object":
      return structure.atomic === true ? "leaf" : "struct";
    case "map":
      return atomic === true ? "leaf" : "map";
    case "array":
      return listTypeOf({ list }).type === "atomic" ? "leaf" : "list";
    default:
      return "leaf";
  }
}

/**
 * Whether a value is of a custom resource that says nothing of it, and keeps it: objects in it are
 * owned member by member, and all else as a whole. Source: structured-merge-diff v6, deduced types.
 */
const isUnknown = ({ type, format, schema }: Structure): boolean =>
  type === "any" && format === undefined && schema !== undefined;

/** The parts of a value that is owned in parts. Members that the structure lacks are none. */
export function partsOf(shape: Shape, value: Json | undefined): readonly Part[] {
  const { structure } = shape;
  if (isObject(value)) {
    const parts: Part[] = [];
    for (const key in value) {
      const member = value[key];
      const inner = memberShape(structure, key);
      if (member === undefined || inner === undefined) continue;
      parts.push({ element: `f:${key}`, value: member, shape: inner });
    }
    return parts;
  }
  if (!Array.isArray(value)) return [];
  const inner = itemShape(structure);
  return value.map((item: Json) => ({
    element: itemElement(shape, item),
    value: item,
    shape: inner,
  }));
}

const shapes = new WeakMap<Structure, Shape>();
const anything: Structure = { type: "any", doc: "" };

/** The shape of a member; `undefined` where a struct has no such field. */
export function memberShape(structure: Structure, key: string): Shape | undefined {
  if (structure.type === "map") return itemShape(structure);
  if (isUnknown(structure)) return rootShape(structure);
  const known = structure.fields?.get(key);
  if (known !== undefined) return known;
  const keepsUnknown = structure.schema?.["x-kubernetes-preserve-unknown-fields"] === true;
  return keepsUnknown ? rootShape(unknownStructure) : undefined;
}

const elements = new WeakMap<Shape, string>();

/** `f:spec`: the element of a member. That of a field is asked for at each write, and made once. */
export function memberElement({ fields }: Structure, key: string): string {
  const field = fields?.get(key);
  if (field === undefined) return `f:${key}`;
  const known = elements.get(field);
  if (known !== undefined) return known;
  const made = `f:${key}`;
  elements.set(field, made);
  return made;
}

export const itemShape = ({ items = anything }: Structure): Shape => rootShape(items);

/** The shape of a value that no field says more of. */
export function rootShape(structure: Structure): Shape {
  const known = shapes.get(structure);
  if (known !== undefined) return known;
  const { list, atomic } = structure;
  const shape: Shape = { structure, ...(list && { list }), ...(atomic && { atomic }) };
  shapes.set(structure, shape);
  return shape;
}

/** `v:"x"` in a set; `k:{"containerPort":80,"protocol":"TCP"}` in a list with keys. */
export function itemElement(shape: Shape, item: Json): string {
  const type = listTypeOf(shape);
  if (type.type !== "map") return `v:${JSON.stringify(item)}`;
  const keys: Record<string, Json> = {};
  for (const key of [...type.keys].sort()) {
    const given = isObject(item) ? item[key] : undefined;
    const value = given ?? shape.structure.items?.fields?.get(key)?.default;
    if (value !== undefined) keys[key] = value;
  }
  return `k:${JSON.stringify(keys)}`;
}

/** Whether two items of a list are versions of the same one. */
export function sameKeys(shape: Shape, left: Json, right: Json): boolean {
  const type = listTypeOf(shape);
  if (type.type !== "map" || !isObject(left) || !isObject(right)) return left === right;
  return type.keys.every((key) => left[key] === right[key]);
}

export const isBlank = (value: Json | undefined): boolean =>
  value === undefined ||
  (Array.isArray(value) ? value.length === 0 : isObject(value) && isEmptyObject(value));

export function isEmptyObject(value: object): boolean {
  for (const _key in value) return false;
  return true;
}
