/** Schemas of custom resources, as OpenAPI shows them. */
import type { JSONSchemaProps } from "../../api/apiextensions/json-schema-props.ts";
import { innerOf, itemsOf, someSchema } from "../../api/apiextensions/validation/parts.ts";
import type { JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";

/** What a document gives for what every object has. */
export interface MetaSchemas {
  readonly dialect: "v2" | "v3";
  /** Of the metadata of an object, with its doc. */
  metadata(doc: string): JsonObject;
}

/**
 * The schema of a whole object, without the kind that it is of. Where it takes what it does not
 * know, version 2 says no more: clients that check objects would refuse all but what is said.
 * Source: apiextensions-apiserver controller/openapi/builder, buildKubeNative 1.36.
 */
export function customRootSchema(
  { schema = {}, fields }: Structure,
  meta: MetaSchemas,
): JsonObject {
  if (meta.dialect === "v2" && schema["x-kubernetes-preserve-unknown-fields"] === true) {
    return { type: "object" };
  }
  const docs = (name: string) => fields?.get(name)?.doc ?? "";
  // Its type and metadata are those of every object: what the schema says of them is no news.
  const { "x-kubernetes-embedded-resource": _, ...own } = schema;
  return withTypeMeta(partSchema({ ...own, type: "object" }, meta), meta, docs);
}

function withTypeMeta(
  schema: JsonObject,
  meta: MetaSchemas,
  doc: (name: string) => string,
): JsonObject {
  const text = (name: string) => ({ description: doc(name), type: "string" });
  return {
    ...schema,
    properties: {
      ...(schema.properties as JsonObject | undefined),
      apiVersion: text("apiVersion"),
      kind: text("kind"),
      metadata: meta.metadata(doc("metadata")),
    },
  };
}

function partSchema(schema: JSONSchemaProps, meta: MetaSchemas): JsonObject {
  if (meta.dialect === "v3" && !hasEmbedded(schema)) return asJson(schema);
  const { properties, additionalProperties: values } = schema;
  const items = itemsOf(schema);
  const inner = innerOf(values);
  const whole: JsonObject = {
    ...asJson(meta.dialect === "v2" ? forVersionTwo(schema) : schema),
    ...(items === undefined ? {} : { items: partSchema(items, meta) }),
    ...(inner === undefined ? {} : { additionalProperties: partSchema(inner, meta) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, each]) => [name, partSchema(each, meta)]),
          ),
        }),
  };
  if (meta.dialect === "v2" && isUntold(schema)) return untold(whole);
  if (schema["x-kubernetes-embedded-resource"] !== true) return whole;
  return withTypeMeta(whole, meta, () => "");
}

const hasEmbedded = (schema: JSONSchemaProps): boolean =>
  someSchema(schema, (each) => each["x-kubernetes-embedded-resource"] === true);

/** Version 2 has no combinations and no null. */
function forVersionTwo(schema: JSONSchemaProps): JSONSchemaProps {
  const { allOf: _, anyOf: __, oneOf: ___, not: ____, nullable: _____, ...rest } = schema;
  return rest;
}

/**
 * Whether version 2 cannot say what a value is: clients that check values would refuse good ones.
 * Source: apiextensions-apiserver controller/openapi/v2 conversion 1.36.
 */
const isUntold = (schema: JSONSchemaProps): boolean =>
  schema.nullable === true ||
  schema["x-kubernetes-int-or-string"] === true ||
  schema["x-kubernetes-preserve-unknown-fields"] === true;

function untold(schema: JsonObject): JsonObject {
  const { type: _, items: __, properties: ___, additionalProperties: ____, ...rest } = schema;
  return rest;
}

// A schema is plain JSON.
const asJson = (schema: JSONSchemaProps) => schema as unknown as JsonObject;
