/** Reads zod schemas back as plain structure, from which decoding, OpenAPI and patches derive. */
import type * as z from "zod";
import type { JSONSchemaProps } from "./apiextensions/json-schema-props.ts";
import { isObject, type Json } from "./json.ts";
import { type FieldInfo, type Format, fieldInfo, type ListOptions } from "./schema.ts";

/** The shape of a JSON value. Custom resources take the same form at run time. */
export interface Structure {
  readonly type: "string" | "integer" | "number" | "boolean" | "object" | "map" | "array" | "any";
  readonly doc: string;
  /** The full OpenAPI name of an `object`, such as `io.k8s.api.core.v1.Container`. */
  readonly name?: string;
  readonly format?: Format;
  /** An `object` that server-side apply takes as one value (`x-kubernetes-map-type: atomic`). */
  readonly atomic?: boolean;
  /** How an `array` merges that is no member of a struct, of a custom resource. */
  readonly list?: ListOptions;
  /** The members of an `object`. */
  readonly fields?: ReadonlyMap<string, Field>;
  /** The items of an `array`, the values of a `map`. */
  readonly items?: Structure;
  /** The shapes of an `any` that has one of several, told apart by their JSON types. */
  readonly options?: readonly Structure[];
  /**
   * Set on the parts of custom resources: what they were made from. Decoding prunes and fills in
   * defaults, and leaves every other fault to validation.
   */
  readonly schema?: JSONSchemaProps;
}

/** A member of an object. */
export interface Field {
  readonly name: string;
  readonly doc: string;
  readonly structure: Structure;
  /** OpenAPI lists it as required. */
  readonly required: boolean;
  /** Decodes to its empty value where it is absent. */
  readonly filled: boolean;
  /** Decodes to null where it is absent. */
  readonly nullable?: boolean;
  readonly default?: Json;
  readonly list?: ListOptions;
  /** A `map` that server-side apply takes as one value. */
  readonly atomic?: boolean;
  readonly patchStrategy?: string;
}

const structures = new WeakMap<z.core.$ZodType, Structure>();

/** The structure of a schema made with the words of `schema.ts`. */
export function structureOf(schema: z.core.$ZodType): Structure {
  const known = structures.get(schema);
  if (known !== undefined) return known;
  const made = readStructure(schema, fieldInfo(schema));
  structures.set(schema, made);
  return made;
}

function readStructure(schema: z.core.$ZodType, info: FieldInfo | undefined): Structure {
  const { base, inner } = unwrap(schema);
  const named = info ?? inner;
  const doc = named?.doc ?? "";
  const format = named?.format === undefined ? {} : { format: named.format };
  const def = (base as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case "string":
      return { type: "string", doc, ...format };
    case "boolean":
      return { type: "boolean", doc };
    case "number":
      return { type: format.format === "double" ? "number" : "integer", doc, ...format };
    case "union": {
      const union = fieldInfo(base);
      if (union?.options !== true) return { type: "any", doc, ...format };
      const name = union.structName ?? "";
      return { type: "any", doc: union.doc, name, options: def.options.map(structureOf) };
    }
    case "unknown": {
      const name = fieldInfo(base)?.structName;
      return { type: "any", doc, ...(name === undefined ? {} : { name }) };
    }
    case "array":
      return { type: "array", doc, items: structureOf(def.element) };
    case "record":
      return { type: "map", doc, items: structureOf(def.valueType) };
    case "object": {
      const own = fieldInfo(base);
      const fields = new Map<string, Field>();
      const structure: Structure = {
        type: "object",
        doc: own?.doc ?? doc,
        name: own?.structName ?? "",
        ...(own?.atomic === true ? { atomic: true } : {}),
        fields,
      };
      // Known before its fields are read, for a struct may contain itself.
      structures.set(base, structure);
      for (const [name, field] of Object.entries(def.shape)) {
        fields.set(name, readField(name, field));
      }
      return structure;
    }
    default:
      throw new Error(`a schema of type ${def.type} has no structure`);
  }
}

function readField(name: string, schema: z.core.$ZodType): Field {
  const { base, inner, defaultValue, required, isPresent, isDemanded } = unwrap(schema);
  const scalar = fieldInfo(base) === undefined && inner !== undefined;
  return {
    name,
    doc: inner?.doc ?? "",
    structure: scalar ? readStructure(base, inner) : structureOf(base),
    required: required && !isPresent,
    filled: required && !isDemanded,
    ...(inner?.nullable === true ? { nullable: true } : {}),
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
    ...(inner?.list === undefined ? {} : { list: inner.list }),
    ...(inner?.atomic === true ? { atomic: true } : {}),
    ...(inner?.patchStrategy === undefined ? {} : { patchStrategy: inner.patchStrategy }),
  };
}

interface Unwrapped {
  readonly base: z.core.$ZodType;
  /** What the innermost wrapper says of the field. */
  readonly inner: FieldInfo | undefined;
  readonly defaultValue: Json | undefined;
  readonly required: boolean;
  readonly isPresent: boolean;
  readonly isDemanded: boolean;
}

function unwrap(schema: z.core.$ZodType): Unwrapped {
  let base = schema;
  let inner = fieldInfo(schema);
  let defaultValue: Json | undefined;
  let required = false;
  let isPresent = false;
  let isDemanded = false;
  for (;;) {
    const info = fieldInfo(base);
    if (info?.present === true) isPresent = true;
    if (info?.demanded === true) isDemanded = true;
    const def = (base as z.core.$ZodTypes)._zod.def;
    if (def.type === "default" || def.type === "prefault") defaultValue = toJson(def.defaultValue);
    else if (def.type === "nonoptional") required = true;
    else if (def.type !== "optional" && def.type !== "nullable") break;
    base = def.innerType;
    const deeper = fieldInfo(base);
    if (deeper?.structName === undefined || deeper.options === true) inner = deeper ?? inner;
  }
  return { base, inner, defaultValue, required, isPresent, isDemanded };
}

function toJson(value: unknown): Json {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (value === null || Array.isArray(value) || isObject(value)) return value;
  throw new Error("a default is not JSON");
}
