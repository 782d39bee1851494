import { isObject, type Json } from "../../api/json.ts";
import { listTypeOf } from "../../api/list-type.ts";
import type { Structure } from "../../api/structure.ts";
import { pathElementText } from "./field-set.ts";
import { granularityOf, itemElement, type Shape } from "./shape.ts";

/**
 * What is wrong with a configuration for a value of that shape, with its path; `undefined` where it
 * can be applied. Source: structured-merge-diff v6, typed values.
 */
export function problemOf(shape: Shape, value: Json, path = ""): string | undefined {
  if (value === null) return undefined;
  const { structure } = shape;
  switch (structure.type) {
    case "object":
    case "map":
      return isObject(value)
        ? memberProblem(structure, value, path)
        : `${path}: expected map, got ${goType(value)}`;
    case "array":
      return Array.isArray(value)
        ? itemProblem(shape, value, path)
        : `${path}: expected list, got ${goType(value)}`;
    default:
      return scalarProblem(structure, value, path);
  }
}

function memberProblem(structure: Structure, value: object, path: string): string | undefined {
  for (const [key, member] of Object.entries(value)) {
    const at = `${path}.${key}`;
    const inner: Shape | undefined =
      structure.type === "map" && structure.items !== undefined
        ? { structure: structure.items }
        : structure.fields?.get(key);
    const problem =
      inner === undefined ? `${at}: field not declared in schema` : problemOf(inner, member, at);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function itemProblem(shape: Shape, value: readonly Json[], path: string): string | undefined {
  const { items } = shape.structure;
  if (items === undefined) return undefined;
  const isWhole = granularityOf(shape) === "leaf";
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    if (!isWhole) {
      const missing = missingKey(shape, item);
      if (missing !== undefined) {
        const why = `associative list with keys has an element that omits key field "${missing}"`;
        return `${path}: element ${index}: ${why} (and doesn't have default value)`;
      }
    }
    const element = isWhole ? `i:${index}` : itemElement(shape, item);
    const at = pathElementText(element);
    if (seen.has(element)) return `${path}: duplicate entries for key ${at}`;
    seen.add(element);
    const problem = problemOf({ structure: items }, item, `${path}${at}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function missingKey(shape: Shape, item: Json): string | undefined {
  const type = listTypeOf(shape);
  if (type.type !== "map" || !isObject(item)) return undefined;
  return type.keys.find(
    (key) => (item[key] ?? shape.structure.items?.fields?.get(key)?.default) === undefined,
  );
}

function scalarProblem(structure: Structure, value: Json, path: string): string | undefined {
  const given = goType(value);
  switch (structure.type) {
    case "string":
      // Amounts may be numbers.
      if (structure.format === "quantity" || typeof value === "string") return undefined;
      return `${path}: expected string, got ${given}`;
    case "integer":
    case "number":
      if (typeof value === "number") return undefined;
      return `${path}: expected numeric (int or float), got ${given}`;
    case "boolean":
      return typeof value === "boolean" ? undefined : `${path}: expected boolean, got ${given}`;
    default:
      return undefined;
  }
}

function goType(value: Json): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  return typeof value;
}
