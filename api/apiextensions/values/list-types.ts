import { duplicate, type FieldError, invalid } from "../../field-error.ts";
import { toCompactJson } from "../../go-json.ts";
import { isObject, type Json } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { rememberedSome } from "../validation/parts.ts";

/**
 * What is there twice in lists that are sets, or maps with keys.
 * Source: apiextensions-apiserver schema/listtype 1.36.
 */
export function validateListTypes(
  schema: JSONSchemaProps,
  value: Json | undefined,
  path: string,
): readonly FieldError[] {
  if (!hasListTypes(schema)) return [];
  if (Array.isArray(value)) return validateList(schema, value, path);
  if (!isObject(value)) return [];
  const { properties = {}, additionalProperties: others } = schema;
  return Object.entries(value).flatMap(([key, member]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const inner = known ?? (typeof others === "object" ? others : undefined);
    if (inner === undefined) return [];
    const child = path === "" ? key : `${path}.${key}`;
    return validateListTypes(inner, member, known === undefined ? `${path}[${key}]` : child);
  });
}

/** Whether there is anything to look at in values of a schema: in most there is not. */
const hasListTypes = rememberedSome(({ "x-kubernetes-list-type": type }) =>
  ["set", "map"].includes(type ?? ""),
);

function validateList(
  schema: JSONSchemaProps,
  list: readonly Json[],
  path: string,
): readonly FieldError[] {
  const { items } = schema;
  const inner =
    items === undefined
      ? []
      : list.flatMap((item, index) =>
          // A structural schema has one schema for all items.
          validateListTypes(items as JSONSchemaProps, item, `${path}[${index}]`),
        );
  return [...repeated(schema, list, path), ...inner];
}

function repeated(
  schema: JSONSchemaProps,
  list: readonly Json[],
  path: string,
): readonly FieldError[] {
  switch (schema["x-kubernetes-list-type"]) {
    case "set":
      return repeats(list, path);
    case "map": {
      const wrong = list.findIndex((item) => item !== null && !isObject(item));
      if (wrong >= 0) {
        const why = "must be an object for an array of list-type map";
        return [invalid(`${path}[${wrong}]`, list[wrong], why)];
      }
      return repeats(
        list.map((item) => keysOf(schema, item)),
        path,
      );
    }
    default:
      return [];
  }
}

/** Each value that is there more than once is told at its second place. */
function repeats(values: readonly Json[], path: string): readonly FieldError[] {
  const seen = new Map<string, number>();
  return values.flatMap((value, index) => {
    const text = toCompactJson(value);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return times === 2 ? [duplicate(`${path}[${index}]`, value)] : [];
  });
}

function keysOf(schema: JSONSchemaProps, item: Json): Json {
  if (!isObject(item)) return {};
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  return Object.fromEntries(
    keys.flatMap((key) => (item[key] === undefined ? [] : [[key, item[key]]])),
  );
}
