/**
 * The types that structural schemas stand for, so that rules are checked when they are written.
 * Source: k8s.io/apiserver/pkg/cel/common/schemas.go.
 */
import type { JSONSchemaProps } from "../apiextensions/json-schema-props.ts";
import { type CelType, listOf, mapOf, types } from "./types.ts";

/**
 * The type of what a schema allows; `undefined` where rules may not look at it, since nothing is
 * known of it. `name` is what messages call it. `isResource` is for the root of an object, whose
 * kind and name are known whatever the schema says.
 */
export function celTypeOf(
  schema: JSONSchemaProps,
  { name, isResource }: { readonly name: string; readonly isResource: boolean },
): CelType | undefined {
  if (schema["x-kubernetes-int-or-string"] === true) return types.dyn;
  switch (schema.type) {
    case "array":
      return arrayType(schema, name);
    case "object":
      return isResource || schema["x-kubernetes-embedded-resource"] === true
        ? objectType(withIdentity(schema), name)
        : mapType(schema, name);
    case "string":
      return stringTypes[schema.format ?? ""] ?? types.string;
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

const stringTypes: Readonly<Record<string, CelType | undefined>> = {
  byte: types.bytes,
  duration: types.duration,
  date: types.timestamp,
  "date-time": types.timestamp,
};

const text: JSONSchemaProps = { type: "string" };

/** The schema of an object, which has a kind and a name whatever it says. */
export const withIdentity = (schema: JSONSchemaProps): JSONSchemaProps => ({
  ...schema,
  properties: { ...schema.properties, ...identity(schema) },
});

/** What every object has: its kind, and of its metadata no more than the name. */
function identity({ properties }: JSONSchemaProps): Readonly<Record<string, JSONSchemaProps>> {
  const metadata = properties?.metadata?.properties;
  return {
    apiVersion: text,
    kind: text,
    metadata: { type: "object", properties: { ...metadata, name: text, generateName: text } },
  };
}

function arrayType(schema: JSONSchemaProps, name: string): CelType | undefined {
  const { items, "x-kubernetes-list-type": type } = schema;
  if (items === undefined || isTuple(items)) return undefined;
  const item = celTypeOf(items, { name: `${name}.@idx`, isResource: false });
  if (item === undefined) return undefined;
  if (type === "set") return { kind: "list", item, listType: "set" };
  const { "x-kubernetes-list-map-keys": keys = [] } = schema;
  return type === "map" ? { kind: "list", item, listType: keys } : listOf(item);
}

const isTuple = (
  items: JSONSchemaProps | readonly JSONSchemaProps[],
): items is readonly JSONSchemaProps[] => Array.isArray(items);

function mapType(schema: JSONSchemaProps, name: string): CelType | undefined {
  const { additionalProperties } = schema;
  if (typeof additionalProperties !== "object") return objectType(schema, name);
  const value = celTypeOf(additionalProperties, { name: `${name}.@elem`, isResource: false });
  return value && mapOf(types.string, value);
}

function objectType({ properties = {} }: JSONSchemaProps, name: string): CelType {
  const fields: Record<string, CelType> = {};
  const jsonNames: Record<string, string> = {};
  for (const [property, schema] of Object.entries(properties)) {
    const field = fieldName(property);
    if (field === undefined) continue;
    const type = celTypeOf(schema, { name: `${name}.${field}`, isResource: false });
    if (type === undefined) continue;
    fields[field] = type;
    if (field !== property) jsonNames[field] = property;
  }
  return { kind: "object", name, fields, jsonNames };
}

const reserved = new Set(
  (
    "true false null in as break const continue else for function if import let loop package " +
    "namespace return var void while"
  ).split(" "),
);

const escapes: Readonly<Record<string, string>> = {
  __: "__underscores__",
  ".": "__dot__",
  "-": "__dash__",
  "/": "__slash__",
};

/**
 * How CEL names a property: `__namespace__`, `x__dash__y`; `undefined` for one that it cannot name.
 * Source: k8s.io/apiserver/pkg/cel/escaping.go.
 */
export function fieldName(property: string): string | undefined {
  if (reserved.has(property)) return `__${property}__`;
  if (!/^[a-zA-Z_./-][a-zA-Z0-9_./-]*$/.test(property)) return undefined;
  return property.replace(/__|[-./]/g, (found) => escapes[found] ?? found);
}
