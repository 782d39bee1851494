import { type FieldError, invalid } from "../../field-error.ts";
import { isObject, type Json } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { validateRules } from "../rules/evaluate.ts";
import { validateValue } from "../values/check-value.ts";
import { validateEmbedded } from "../values/embedded.ts";
import { innerOf, itemsOf } from "./parts.ts";

/**
 * What is wrong with the defaults of a structural schema.
 * Source: apiextensions-apiserver schema/defaulting/validation.go 1.36.
 */
export function validateDefaults(schema: JSONSchemaProps, path: string): readonly FieldError[] {
  const items = itemsOf(schema);
  return [
    ...validateDefault(schema, `${path}.default`),
    ...(items === undefined ? [] : validateDefaults(items, `${path}.items`)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      validateDefaults(each, `${path}.properties[${name}]`),
    ),
  ];
}

function validateDefault(schema: JSONSchemaProps, path: string): readonly FieldError[] {
  const { default: given } = schema;
  if (given === undefined) return [];
  const unknown = hasUnknown(schema, given)
    ? [invalid(path, given, "must not have unknown fields")]
    : [];
  const embedded = validateEmbedded(schema, given, path);
  if (embedded.length > 0) return [...unknown, ...embedded];
  const errors = validateValue(schema, given);
  const isResource = schema["x-kubernetes-embedded-resource"] === true;
  const broken = errors.length > 0 ? errors : validateRules(schema, given, { isResource });
  return [...unknown, ...broken.map(within(path))];
}

/** An error of a value as one of the place where that value stands. */
const within =
  (path: string) =>
  (error: FieldError): FieldError => ({
    ...error,
    field: error.field === "<nil>" ? path : `${path}.${error.field}`,
  });

function hasUnknown(schema: JSONSchemaProps, value: Json): boolean {
  if (Array.isArray(value)) {
    const items = itemsOf(schema);
    return items !== undefined && value.some((item: Json) => hasUnknown(items, item));
  }
  if (!isObject(value)) return false;
  const { properties = {}, additionalProperties } = schema;
  const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
  return Object.entries(value).some(([key, member]) => {
    if (isEmbedded && ["apiVersion", "kind", "metadata"].includes(key)) return false;
    const known = properties[key] ?? innerOf(additionalProperties);
    if (known !== undefined) return member !== undefined && hasUnknown(known, member);
    const keeps = schema["x-kubernetes-preserve-unknown-fields"] === true;
    return !keeps && additionalProperties === undefined;
  });
}
