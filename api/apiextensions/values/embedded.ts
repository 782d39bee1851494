import { type FieldError, invalid, required } from "../../field-error.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { ObjectMeta } from "../../resource.ts";
import { validateObjectMeta } from "../../validation/meta.ts";
import { label1035Problems } from "../../validation/names.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { rememberedSome } from "../validation/parts.ts";

/**
 * What is wrong with the type and the metadata of objects inside of a value.
 * Source: apiextensions-apiserver schema/objectmeta 1.36.
 */
export function validateEmbedded(
  schema: JSONSchemaProps,
  value: Json | undefined,
  path: string,
): readonly FieldError[] {
  if (!hasEmbedded(schema)) return [];
  const { items, properties = {}, additionalProperties: others } = schema;
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) =>
      // A structural schema has one schema for all items.
      items === undefined
        ? []
        : validateEmbedded(items as JSONSchemaProps, item, `${path}[${index}]`),
    );
  }
  if (!isObject(value)) return [];
  const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
  const errors = isEmbedded ? [...validateObject(value, path)] : [];
  for (const [key, member] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const inner = known ?? (typeof others === "object" ? others : undefined);
    if (inner === undefined) continue;
    const child = path === "" ? key : `${path}.${key}`;
    errors.push(
      ...validateEmbedded(inner, member, known === undefined ? `${path}[${key}]` : child),
    );
  }
  return errors;
}

const hasEmbedded = rememberedSome((each) => each["x-kubernetes-embedded-resource"] === true);

function validateObject(object: JsonObject, path: string): readonly FieldError[] {
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const { apiVersion, kind, metadata } = object;
  return [
    ...validateName(apiVersion, at("apiVersion"), groupVersionProblems),
    ...validateName(kind, at("kind"), kindProblems),
    ...(isObject(metadata) ? validateMetadata(metadata as ObjectMeta, at("metadata")) : []),
  ];
}

function validateName(
  value: Json | undefined,
  path: string,
  problems: (text: string) => readonly string[],
): readonly FieldError[] {
  if (value === undefined || value === "") return [required(path)];
  if (typeof value !== "string") return [invalid(path, value, "must be a string")];
  return problems(value).map((why) => invalid(path, value, why));
}

const groupVersionProblems = (text: string): readonly string[] =>
  text.split("/").length > 2 ? [`unexpected GroupVersion string: ${text}`] : [];

function kindProblems(kind: string): readonly string[] {
  const problems = label1035Problems(kind.toLowerCase());
  if (problems.length === 0) return [];
  return [`may have mixed case, but should otherwise match: ${problems.join(",")}`];
}

// Its fields were decoded along their structure.
function validateMetadata(metadata: ObjectMeta, path: string): readonly FieldError[] {
  const { name = "", namespace = "" } = metadata;
  // Any name will do where there is none.
  const named = name === "" ? { ...metadata, name: "fakename" } : metadata;
  return validateObjectMeta({ namespaced: namespace !== "", nameFormat: "path" }, named, path);
}
