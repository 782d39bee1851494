import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupportedInOrder,
  required,
} from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { itemsOf } from "./parts.ts";

const listTypes = ["atomic", "set", "map"];

/** What is wrong with how a list is said to merge. */
export function validateListSchema(schema: JSONSchemaProps, path: string): readonly FieldError[] {
  const listType = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const at = `${path}.x-kubernetes-list-type`;
  const errors: FieldError[] = [];
  if (listType !== undefined) errors.push(...validateItemsOf(schema, listType, path));
  if (listType !== undefined && !listTypes.includes(listType)) {
    errors.push(notSupportedInOrder(at, listType, listTypes));
  }
  if (keys.length > 0 && listType !== "map") {
    const why = "must be map if x-kubernetes-list-map-keys is non-empty";
    errors.push(listType === undefined ? required(at, why) : invalid(at, listType, why));
  }
  if (listType === "map") errors.push(...validateKeyed(schema, keys, path));
  return [...errors, ...validateNulls(schema, keys, path)];
}

function validateItemsOf(
  schema: JSONSchemaProps,
  listType: string,
  path: string,
): readonly FieldError[] {
  const { type = "" } = schema;
  if (type !== "array") {
    const why = "must be array if x-kubernetes-list-type is specified";
    return [type === "" ? required(`${path}.type`, why) : invalid(`${path}.type`, type, why)];
  }
  const items = itemsOf(schema);
  if (listType !== "set" || items === undefined) return [];
  const why = "must be atomic as item of a list with x-kubernetes-list-type=set";
  const inner = items["x-kubernetes-list-type"];
  if (items.type === "array" && inner !== undefined && inner !== "atomic") {
    return [invalid(`${path}.items.x-kubernetes-list-type`, inner, why)];
  }
  if (items.type === "object" && items["x-kubernetes-map-type"] !== "atomic") {
    return [invalid(`${path}.items.x-kubernetes-map-type`, inner ?? null, why)];
  }
  return [];
}

function validateKeyed(
  schema: JSONSchemaProps,
  keys: readonly string[],
  path: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const at = `${path}.x-kubernetes-list-map-keys`;
  if (keys.length === 0) {
    errors.push(required(at, "must not be empty if x-kubernetes-list-type is map"));
  }
  if (schema.items === undefined) {
    const why = "must have a schema if x-kubernetes-list-type is map";
    return [...errors, required(`${path}.items`, why)];
  }
  const items = itemsOf(schema);
  if (items === undefined) {
    const why = "must only have a single schema if x-kubernetes-list-type is map";
    return [...errors, invalid(`${path}.items`, schema.items, why)];
  }
  if (items.type !== "object") {
    const why = "must be object if parent array's x-kubernetes-list-type is map";
    return [...errors, invalid(`${path}.items.type`, items.type ?? "", why)];
  }
  keys.forEach((key, index) => {
    const property = items.properties?.[key];
    if (property === undefined) {
      errors.push(invalid(at, keys, "entries must all be names of item properties"));
    } else if (property.type === "array" || property.type === "object") {
      const why = "must be a scalar type if parent array's x-kubernetes-list-type is map";
      errors.push(invalid(`${path}.items.properties[${key}].type`, items.type, why));
    }
    if (keys.indexOf(key) < index) {
      errors.push(invalid(at, keys, "must not contain duplicate entries"));
    }
  });
  return errors;
}

/** Items that are told apart, and what they are told apart by, are always there. */
function validateNulls(
  schema: JSONSchemaProps,
  keys: readonly string[],
  path: string,
): readonly FieldError[] {
  const items = itemsOf(schema);
  const listType = schema["x-kubernetes-list-type"];
  if (items === undefined || (listType !== "set" && listType !== "map")) return [];
  const errors: FieldError[] = [];
  if (items.nullable === true) {
    const why = `cannot be nullable when x-kubernetes-list-type is ${listType}`;
    errors.push(forbiddenField(`${path}.items.nullable`, why));
  }
  if (listType === "set") return errors;
  const among = "this property is in x-kubernetes-list-map-keys, so it";
  for (const key of keys) {
    const property = items.properties?.[key];
    if (property === undefined) continue;
    const at = `${path}.items.properties[${key}]`;
    if (items.required?.includes(key) !== true && property.default === undefined) {
      const why = `${among} must have a default or be a required property`;
      errors.push(required(`${at}.default`, why));
    }
    if (property.nullable === true) {
      errors.push(forbiddenField(`${at}.nullable`, `${among} cannot be nullable`));
    }
  }
  return errors;
}
