/**
 * What schemas may say. Source: apiextensions/validation,
 * ValidateCustomResourceDefinitionOpenAPISchema 1.36.
 */
import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupportedInOrder,
  required,
} from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { validateListSchema } from "./list-schema.ts";
import { innerOf, isSchema, itemsOf, listedItems } from "./parts.ts";
import { validateRuleTexts } from "./rule-texts.ts";

/** Where a schema stands. */
export interface SchemaPlace {
  readonly path: string;
  readonly isRoot?: boolean;
  /** It is of the metadata of an object, or inside of it. */
  readonly isMeta?: boolean;
  /** Why it has no defaults. */
  readonly noDefaults?: string | undefined;
}

/** Everything wrong with a schema and those inside of it. */
export function validateSchema(schema: JSONSchemaProps, place: SchemaPlace): FieldError[] {
  const { path } = place;
  return [
    ...validateSupport(schema, place),
    ...(schema.uniqueItems === true
      ? [
          forbiddenField(
            `${path}.uniqueItems`,
            "uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
          ),
        ]
      : []),
    ...validateValues(schema, place),
    ...validateProperties(schema, place),
    ...validateInner(schema, place),
    ...validateExtensions(schema, path),
    ...validateListSchema(schema, path),
    ...validateRuleTexts(schema, path),
  ];
}

const types = ["array", "boolean", "integer", "number", "object", "string"];

/** Words of JSON schema that Kubernetes does not take. */
const unsupported = [
  "id",
  "additionalItems",
  "patternProperties",
  "definitions",
  "dependencies",
  "$ref",
] as const;

/** Empty objects say nothing, save of `dependencies`. */
function isSaid(schema: JSONSchemaProps, word: (typeof unsupported)[number]): boolean {
  const said = schema[word];
  if (said === undefined || said === "") return false;
  const isMap = word === "patternProperties" || word === "definitions";
  return !isMap || Object.keys(said).length > 0;
}

function validateSupport(schema: JSONSchemaProps, place: SchemaPlace): FieldError[] {
  const { path, isMeta, noDefaults } = place;
  const { type = "", items } = schema;
  const errors: FieldError[] = [];
  if (type !== "" && !types.includes(type)) {
    errors.push(notSupportedInOrder(`${path}.type`, type, types));
  }
  if (schema.default !== undefined && noDefaults !== undefined) {
    errors.push(forbiddenField(`${path}.default`, `must not be set ${noDefaults}`));
  }
  for (const word of unsupported) {
    if (!isSaid(schema, word)) continue;
    errors.push(forbiddenField(`${path}.${word}`, `${word} is not supported`));
  }
  if (type === "null") {
    const why = "type cannot be set to null, use nullable as an alternative";
    errors.push(forbiddenField(`${path}.type`, why));
  }
  if (Array.isArray(items)) {
    const why = "items must be a schema object and not an array";
    errors.push(forbiddenField(`${path}.items`, why));
  }
  if (isMeta === true && schema["x-kubernetes-embedded-resource"] === true) {
    const at = `${path}.x-kubernetes-embedded-resource`;
    errors.push(forbiddenField(at, "must not be used inside of resource meta"));
  }
  return errors;
}

function validateValues(schema: JSONSchemaProps, place: SchemaPlace): FieldError[] {
  const { additionalProperties: values, properties = {} } = schema;
  if (values === undefined) return [];
  const path = `${place.path}.additionalProperties`;
  const errors: FieldError[] = [];
  if (Object.keys(properties).length > 0 && values !== true) {
    const why = "additionalProperties and properties are mutual exclusive";
    errors.push(forbiddenField(path, why));
  }
  const inner = innerOf(values);
  if (inner === undefined) return errors;
  const noDefaults =
    place.isMeta === true
      ? "inside additionalProperties applying to object metadata"
      : place.noDefaults;
  return [...errors, ...validateSchema(inner, { ...place, path, isRoot: false, noDefaults })];
}

const metaFields = new Set(["metadata", "kind", "apiVersion"]);

function validateProperties(schema: JSONSchemaProps, place: SchemaPlace): FieldError[] {
  const { isRoot = false } = place;
  const isObject = isRoot || schema["x-kubernetes-embedded-resource"] === true;
  return Object.entries(schema.properties ?? {}).flatMap(([name, each]) => {
    const inner = { ...place, path: `${place.path}.properties[${name}]`, isRoot: false };
    if (!isObject || !metaFields.has(name)) return validateSchema(each, inner);
    const noDefaults = isRoot ? `in top-level ${name}` : place.noDefaults;
    return validateSchema(each, { ...inner, isMeta: true, noDefaults });
  });
}

function validateInner(schema: JSONSchemaProps, place: SchemaPlace): FieldError[] {
  const { not, allOf = [], oneOf = [], anyOf = [] } = schema;
  const { definitions = {}, dependencies = {} } = schema;
  const items = itemsOf(schema);
  const inner = (each: JSONSchemaProps, at: string) =>
    validateSchema(each, { ...place, path: `${place.path}.${at}`, isRoot: false });
  return [
    ...(not === undefined ? [] : inner(not, "not")),
    ...allOf.flatMap((each, index) => inner(each, `allOf[${index}]`)),
    ...oneOf.flatMap((each, index) => inner(each, `oneOf[${index}]`)),
    ...anyOf.flatMap((each, index) => inner(each, `anyOf[${index}]`)),
    ...Object.entries(definitions).flatMap(([name, each]) => inner(each, `definitions[${name}]`)),
    ...(items === undefined ? [] : inner(items, "items")),
    ...listedItems(schema).flatMap((each, index) => inner(each, `items[${index}]`)),
    ...Object.entries(dependencies).flatMap(([name, each]) =>
      isSchema(each) ? inner(each, `dependencies[${name}]`) : [],
    ),
  ];
}

const mapTypes = ["atomic", "granular"];

function validateExtensions(schema: JSONSchemaProps, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const keepsUnknown = "x-kubernetes-preserve-unknown-fields";
  if (schema[keepsUnknown] === false) {
    errors.push(invalid(`${path}.${keepsUnknown}`, false, "must be true or undefined"));
  }
  const mapType = schema["x-kubernetes-map-type"];
  if (mapType === undefined) return errors;
  const { type = "" } = schema;
  if (type !== "object") {
    const why = "must be object if x-kubernetes-map-type is specified";
    errors.push(type === "" ? required(`${path}.type`, why) : invalid(`${path}.type`, type, why));
  }
  if (!mapTypes.includes(mapType)) {
    errors.push(notSupportedInOrder(`${path}.x-kubernetes-map-type`, mapType, mapTypes));
  }
  return errors;
}
