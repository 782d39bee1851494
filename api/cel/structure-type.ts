/**
 * The types that built-in kinds stand for, so that expressions about them can be checked.
 * Source: k8s.io/apiserver/pkg/cel/common/schemas.go 1.36.
 */
import type { Structure } from "../structure.ts";
import { fieldName } from "./schema-type.ts";
import { type CelType, listOf, mapOf, types } from "./types.ts";

/** The type of what a structure allows; `name` is what messages call it. */
export function celTypeOfStructure(structure: Structure, name: string): CelType {
  return typeOf(structure, name, []);
}

/** A structure inside itself is anything: types have an end. */
function typeOf(structure: Structure, name: string, around: readonly Structure[]): CelType {
  if (around.includes(structure)) return types.dyn;
  const inside = [...around, structure];
  const { items } = structure;
  switch (structure.type) {
    case "string":
      return structure.format === "quantity" ? types.dyn : (texts[structure.format ?? ""] ?? text);
    case "boolean":
      return types.bool;
    case "integer":
      return types.int;
    case "number":
      return types.double;
    case "array":
      return items === undefined ? types.dyn : listOf(typeOf(items, `${name}.@idx`, inside));
    case "map":
      return items === undefined
        ? types.dyn
        : mapOf(types.string, typeOf(items, `${name}.@elem`, inside));
    case "object":
      return objectOf(structure, name, inside);
    default:
      return types.dyn;
  }
}

const text = types.string;
const texts: Readonly<Record<string, CelType | undefined>> = {
  byte: types.bytes,
  "date-time": types.timestamp,
  "micro-time": types.timestamp,
};

function objectOf(structure: Structure, name: string, inside: readonly Structure[]): CelType {
  const fields: Record<string, CelType> = {};
  const jsonNames: Record<string, string> = {};
  for (const [property, { structure: inner }] of structure.fields ?? []) {
    const field = fieldName(property);
    if (field === undefined) continue;
    fields[field] = typeOf(inner, `${name}.${field}`, inside);
    if (field !== property) jsonNames[field] = property;
  }
  return { kind: "object", name, fields, jsonNames };
}
