/**
 * How large values may be by their schemas, so that the cost of rules can be told before there are
 * any values. Source: k8s.io/apiserver/pkg/cel/common/schemas.go and pkg/cel/limits.go 1.36.
 */
import { fieldName, type SizeAt, withIdentity } from "../../cel/index.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { innerOf, itemsOf } from "../validation/parts.ts";

/** No request has more bytes. Source: apiserver/pkg/apis/cel, MaxRequestSizeBytes. */
const requestSizeMax = 3 * 1024 * 1024;

/** Sizes of the parts of `given`, whatever variable the path begins with. */
export function sizesIn(given: JSONSchemaProps, isResource: boolean): SizeAt {
  const root = isResource ? withIdentity(given) : given;
  return (path) => {
    let schema: JSONSchemaProps | undefined = root;
    for (const part of path.slice(1)) {
      schema = schema && partOf(schema, part);
      if (schema === undefined) return undefined;
    }
    return schema && elementsMax(schema);
  };
}

/** A key of a map has no size of its own. */
const key: JSONSchemaProps = { type: "object" };

function partOf(schema: JSONSchemaProps, part: string): JSONSchemaProps | undefined {
  switch (part) {
    case "@items":
      return itemsOf(schema) ?? innerOf(schema.additionalProperties);
    case "@values":
      return innerOf(schema.additionalProperties) ?? itemsOf(schema);
    case "@keys":
      return innerOf(schema.additionalProperties) && key;
    default:
      return fieldsOf(schema).get(part);
  }
}

/** The fields of an object, by how rules call them. */
function fieldsOf(schema: JSONSchemaProps): ReadonlyMap<string, JSONSchemaProps> {
  const known = fields.get(schema);
  if (known !== undefined) return known;
  const made = new Map<string, JSONSchemaProps>();
  const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
  const { properties = {} } = isEmbedded ? withIdentity(schema) : schema;
  for (const [name, each] of Object.entries(properties)) {
    const field = fieldName(name);
    if (field !== undefined) made.set(field, each);
  }
  fields.set(schema, made);
  return made;
}

const fields = new WeakMap<JSONSchemaProps, ReadonlyMap<string, JSONSchemaProps>>();

const lengthMax = requestSizeMax - 2;
/** Characters have up to four bytes. */
const bytesOf = (characters: number): number => Math.max(0, characters) * 4;

/** How many items, members or bytes there are at most. */
function elementsMax(schema: JSONSchemaProps): number {
  const { type, maxLength, maxItems, maxProperties } = schema;
  if (schema["x-kubernetes-int-or-string"] === true) {
    return maxLength === undefined ? lengthMax : bytesOf(maxLength);
  }
  if (type === "string") return textMax(schema);
  if (type === "array") {
    const items = itemsOf(schema);
    if (maxItems !== undefined) return Math.max(0, maxItems);
    // An item has a comma after it.
    return Math.floor(lengthMax / ((items === undefined ? 1 : minSize(items)) + 1));
  }
  const values = innerOf(schema.additionalProperties);
  if (type !== "object" || values === undefined) return 0;
  if (maxProperties !== undefined) return Math.max(0, maxProperties);
  // A member has a comma after it, and a key of its own.
  return Math.floor(lengthMax / (minSize(values) + 6));
}

/** The longest times and durations in JSON, with their quotes. */
const formats: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  duration: { min: 3, max: 32 },
  date: { min: 12, max: 12 },
  "date-time": { min: 21, max: 32 },
};

function textMax({ format = "", maxLength, enum: values = [] }: JSONSchemaProps): number {
  const known = formats[format];
  if (known !== undefined) return known.max;
  if (maxLength !== undefined)
    return format === "byte" ? Math.max(0, maxLength) : bytesOf(maxLength);
  if (values.length === 0) return lengthMax;
  return Math.max(...values.map((each) => (typeof each === "string" ? each.length : 0)));
}

/** How few bytes of JSON a value takes. */
export function minSize(schema: JSONSchemaProps): number {
  const { type, format = "", properties = {}, required = [] } = schema;
  if (schema["x-kubernetes-int-or-string"] === true) return 1;
  switch (type) {
    case "string":
      return formats[format]?.min ?? 2;
    case "boolean":
      return 4;
    case "number":
    case "integer":
      return 1;
    case "object":
      return Object.entries(properties)
        .filter(([name, each]) => required.includes(name) && each.default === undefined)
        .reduce((size, [name, each]) => size + name.length + minSize(each) + 4, 2);
    default:
      return 2;
  }
}

/** How often a value of the schema fits into a request, where nothing else bounds it. */
export const fittingMax = (schema: JSONSchemaProps): number =>
  Math.floor(requestSizeMax / (minSize(schema) + 1));
