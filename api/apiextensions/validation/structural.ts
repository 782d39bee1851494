/**
 * Whether schemas are structural: whether they say of every field what it is, beside what holds of
 * its value. Source: apiextensions-apiserver schema/validation.go and schema/complete.go 1.36.
 */
import {
  type FieldError,
  fieldErrorBody,
  forbiddenField,
  invalid,
  required,
} from "../../field-error.ts";
import { equalJson } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { goRegExp } from "../values/pattern.ts";
import { validateCompleteness } from "./complete.ts";
import { innerOf, itemsOf } from "./parts.ts";

/** Everything that keeps a schema from being structural, sorted by its text. */
export function validateStructural(schema: JSONSchemaProps, path: string): readonly FieldError[] {
  const errors = [...invariants(schema, "root", path), ...validateCompleteness(schema, path)];
  const texts = new Map(errors.map((each) => [each, `${each.field}: ${fieldErrorBody(each)}`]));
  return errors.sort((left, right) => {
    const [a = "", b = ""] = [texts.get(left), texts.get(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

/** Where a schema stands: it is that of a whole object, of the items of a list, or of a field. */
type Level = "root" | "item" | "field";

function invariants(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const { type = "", properties = {}, additionalProperties } = schema;
  const items = itemsOf(schema);
  const errors: FieldError[] = [];
  if (type === "array" && items === undefined) {
    errors.push(required(`${path}.items`, "must be specified"));
  }
  if (items !== undefined) errors.push(...invariants(items, "item", `${path}.items`));
  for (const [name, each] of Object.entries(properties)) {
    errors.push(...invariants(each, "field", `${path}.properties[${name}]`));
  }
  if (additionalProperties !== undefined) {
    const at = `${path}.additionalProperties`;
    if (level === "root") errors.push(forbiddenField(at, "must not be used at the root"));
    const values = innerOf(additionalProperties);
    if (values !== undefined) errors.push(...invariants(values, "field", at));
  }
  return [
    ...errors,
    ...validateExtensions(schema, path),
    ...validateRules(schema, level, path),
    ...validateType(schema, level, path),
    ...validateTypeMeta(schema, level, path),
  ];
}

const ofIntOrString = "must be false if x-kubernetes-int-or-string is true";

function validateExtensions(schema: JSONSchemaProps, path: string): FieldError[] {
  if (schema["x-kubernetes-int-or-string"] !== true) return [];
  const keys = ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] as const;
  return keys
    .filter((key) => schema[key] === true)
    .map((key) => invalid(`${path}.${key}`, true, ofIntOrString));
}

const emptyType: Readonly<Record<Level, string>> = {
  root: "must not be empty at the root",
  item: "must not be empty for specified array items",
  field: "must not be empty for specified object fields",
};

function validateType(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const { type = "", properties = {}, additionalProperties } = schema;
  const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
  const keepsUnknown = schema["x-kubernetes-preserve-unknown-fields"] === true;
  const errors: FieldError[] = [];
  const at = `${path}.type`;
  if (isEmbedded && type !== "object") {
    const why = "must be object if x-kubernetes-embedded-resource is true";
    errors.push(type === "" ? required(at, why) : invalid(at, type, why));
  } else if (type === "" && schema["x-kubernetes-int-or-string"] !== true && !keepsUnknown) {
    errors.push(required(at, emptyType[level]));
  }
  if (isEmbedded && additionalProperties !== undefined) {
    const why = "must not be used if x-kubernetes-embedded-resource is set";
    errors.push(forbiddenField(`${path}.additionalProperties`, why));
  }
  if (level === "root" && type !== "" && type !== "object") {
    errors.push(invalid(at, type, "must be object at the root"));
  }
  if (isEmbedded && !keepsUnknown && Object.keys(properties).length === 0) {
    const why =
      "must not be empty if x-kubernetes-embedded-resource is true without " +
      "x-kubernetes-preserve-unknown-fields";
    errors.push(required(`${path}.properties`, why));
  }
  return errors;
}

/** What every object has is as it is: a schema may only restrict its name. */
function validateTypeMeta(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const { properties = {} } = schema;
  if (level !== "root" && schema["x-kubernetes-embedded-resource"] !== true) return [];
  const errors: FieldError[] = [];
  for (const name of ["kind", "apiVersion"]) {
    const { type = "" } = properties[name] ?? { type: "string" };
    const at = `${path}.properties[${name}].type`;
    if (type !== "string") errors.push(invalid(at, type, "must be string"));
  }
  const { metadata } = properties;
  if (metadata === undefined) return errors;
  const at = `${path}.properties[metadata]`;
  if (metadata.type !== "object") {
    errors.push(invalid(`${at}.type`, metadata.type ?? "", "must be object"));
  }
  if (level === "root" && restrictsMore(metadata)) {
    const why =
      "must not specify anything other than name and generateName, but metadata is implicitly " +
      "specified";
    errors.push(forbiddenField(at, why));
  }
  return errors;
}

function restrictsMore({ type: _, default: __, ...metadata }: JSONSchemaProps): boolean {
  const { properties = {}, ...rest } = metadata;
  const names = Object.keys(properties);
  const known = names.every((name) => name === "name" || name === "generateName");
  return !known || Object.values(rest).some((each) => each !== undefined);
}

const intOrString: readonly JSONSchemaProps[] = [{ type: "integer" }, { type: "string" }];
const isIntOrString = (anyOf: readonly JSONSchemaProps[] | undefined) =>
  equalJson(anyOf, intOrString);

/** What holds of the value. The types of an int-or-string may be told once more. */
function validateRules(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  return validateCombinations(schema, { level, path }, isIntOrString(schema.anyOf));
}

interface Place {
  readonly level: Level;
  readonly path: string;
}

function validateCombinations(
  schema: JSONSchemaProps,
  { level, path }: Place,
  skipsAnyOf: boolean,
): FieldError[] {
  const { anyOf = [], allOf = [], oneOf = [], not, pattern = "" } = schema;
  const nested = (each: JSONSchemaProps, at: string, skips = false) =>
    validateNested(each, { level, path: `${path}.${at}` }, skips);
  const errors = [
    ...(skipsAnyOf ? [] : anyOf.flatMap((each, index) => nested(each, `anyOf[${index}]`))),
    ...allOf.flatMap((each, index) =>
      nested(each, `allOf[${index}]`, index === 0 && isIntOrString(each.anyOf)),
    ),
    ...oneOf.flatMap((each, index) => nested(each, `oneOf[${index}]`)),
    ...(not === undefined ? [] : nested(not, "not")),
  ];
  const problem = pattern === "" ? undefined : goRegExp(pattern);
  if (typeof problem === "string") {
    const why = `must be a valid regular expression, but isn't: ${problem}`;
    errors.push(invalid(`${path}.pattern`, pattern, why));
  }
  return errors;
}

/** What has no place where only values are spoken of, and what is said of it. */
const forbidden: readonly (readonly [keyof JSONSchemaProps, string])[] = [
  ["type", "must be empty to be structural"],
  ["additionalProperties", "must be undefined to be structural"],
  ["default", "must be undefined to be structural"],
  ["title", "must be empty to be structural"],
  ["description", "must be empty to be structural"],
  ["nullable", "must be false to be structural"],
  ["externalDocs", "must be undefined to be structural"],
  ["x-kubernetes-preserve-unknown-fields", "must be false to be structural"],
  ["x-kubernetes-embedded-resource", "must be false to be structural"],
  ["x-kubernetes-int-or-string", "must be false to be structural"],
  ["x-kubernetes-list-map-keys", "must be empty to be structural"],
  ["x-kubernetes-list-type", "must be undefined to be structural"],
  ["x-kubernetes-map-type", "must be undefined to be structural"],
  ["x-kubernetes-validations", "must be empty to be structural"],
];

function validateNested(schema: JSONSchemaProps, place: Place, skipsAnyOf: boolean): FieldError[] {
  const { path, level } = place;
  const items = itemsOf(schema);
  const { properties = {} } = schema;
  const isSet = (key: keyof JSONSchemaProps) =>
    schema[key] !== undefined && schema[key] !== "" && schema[key] !== false;
  return [
    ...validateCombinations(schema, place, skipsAnyOf),
    ...(items === undefined ? [] : validateNested(items, { level, path: `${path}.items` }, false)),
    ...Object.entries(properties).flatMap(([name, each]) =>
      validateNested(each, { level: "field", path: `${path}.properties[${name}]` }, false),
    ),
    ...forbidden
      .filter(([key]) => isSet(key))
      .map(([key, why]) => forbiddenField(`${path}.${key}`, why)),
    ...(properties.metadata === undefined
      ? []
      : [
          forbiddenField(
            `${path}.properties[metadata]`,
            "must not be specified in a nested context",
          ),
        ]),
  ];
}
