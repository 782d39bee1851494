import type * as z from "zod";
import { isObject } from "../json.ts";
import { type Structure, structureOf } from "../structure.ts";

/** A spec of the schema as messages print it: by its Go names, with nothing left out. */
export const printedSpec = (schema: z.ZodType, spec: object): unknown =>
  printed(structureOf(schema), spec);

function printed(structure: Structure, value: unknown): unknown {
  const { fields, items } = structure;
  if (fields !== undefined && isObject(value)) {
    return Object.fromEntries(
      [...fields].map(([name, field]) => [goName(name), printed(field.structure, value[name])]),
    );
  }
  if (Array.isArray(value) && items !== undefined) {
    return value.map((item) => printed(items, item));
  }
  return value ?? emptyValues[structure.type] ?? null;
}

/** What scalars without a pointer are where nobody set them. */
const emptyValues: Partial<Record<Structure["type"], unknown>> = { boolean: false, string: "" };

function goName(name: string): string {
  return name === "apiGroups" ? "APIGroups" : name.charAt(0).toUpperCase() + name.slice(1);
}
