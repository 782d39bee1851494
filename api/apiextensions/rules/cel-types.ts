import { type CelType, listOf, mapOf, types } from "../../cel/index.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { innerOf, itemsOf } from "../validation/parts.ts";

/**
 * The type that values of a schema have in CEL; `undefined` where nothing is known of them, so that
 * no rule can name them. Source: apiserver/pkg/cel/common, SchemaDeclType 1.36.
 */
export function celTypeOf(schema: JSONSchemaProps, isRoot = false): CelType | undefined {
  const cache = isRoot ? rootTypes : innerTypes;
  if (!cache.has(schema)) cache.set(schema, makeType(schema, isRoot));
  return cache.get(schema);
}

const rootTypes = new WeakMap<JSONSchemaProps, CelType | undefined>();
const innerTypes = new WeakMap<JSONSchemaProps, CelType | undefined>();

function makeType(schema: JSONSchemaProps, isRoot: boolean): CelType | undefined {
  if (schema["x-kubernetes-int-or-string"] === true) return types.dyn;
  switch (schema.type) {
    case "array": {
      const items = itemsOf(schema);
      const item = items && celTypeOf(items);
      return item && listOf(item);
    }
    case "object":
      return objectType(schema, isRoot);
    case "string":
      return textTypes[schema.format ?? ""] ?? types.string;
    case "boolean":
      return types.bool;
    case "number":
      return types.double;
    case "integer":
      return types.int;
    default:
      return undefined;
  }
}

/** What texts of some formats are in CEL. */
const textTypes: Readonly<Record<string, CelType>> = {
  "date-time": types.timestamp,
  datetime: types.timestamp,
  duration: types.duration,
};

function objectType(schema: JSONSchemaProps, isRoot: boolean): CelType | undefined {
  const values = innerOf(schema.additionalProperties);
  if (values !== undefined) {
    const value = celTypeOf(values);
    return value && mapOf(types.string, value);
  }
  const fields: Record<string, CelType> = {};
  const jsonNames: Record<string, string> = {};
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    const type = celTypeOf(each);
    const escaped = escapeName(name);
    if (type === undefined || escaped === undefined) continue;
    fields[escaped] = type;
    if (escaped !== name) jsonNames[escaped] = name;
  }
  const isEmbedded = isRoot || schema["x-kubernetes-embedded-resource"] === true;
  return {
    kind: "object",
    name: "object",
    fields: isEmbedded ? { ...fields, ...typeMeta } : fields,
    jsonNames,
  };
}

/** What a rule may always name of an object. */
const typeMeta: Readonly<Record<string, CelType>> = {
  apiVersion: types.string,
  kind: types.string,
  metadata: {
    kind: "object",
    name: "object.metadata",
    fields: { name: types.string, generateName: types.string },
  },
};

const keywords = new Set([
  "true",
  "false",
  "null",
  "in",
  "as",
  "break",
  "const",
  "continue",
  "else",
  "for",
  "function",
  "if",
  "import",
  "let",
  "loop",
  "package",
  "namespace",
  "return",
]);

const escapes: Readonly<Record<string, string>> = {
  __: "__underscores__",
  ".": "__dot__",
  "-": "__dash__",
  "/": "__slash__",
};

/** The name by which a rule calls a field; `undefined` where it cannot. Source: cel.Escape. */
function escapeName(name: string): string | undefined {
  if (keywords.has(name)) return `__${name}__`;
  if (!/^[A-Za-z_.\-/][A-Za-z0-9_.\-/]*$/.test(name)) return undefined;
  return name.replaceAll(/__|[.\-/]/g, (found) => escapes[found] ?? found);
}
