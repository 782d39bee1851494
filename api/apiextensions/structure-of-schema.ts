import { ObjectMeta } from "../meta/object-meta.ts";
import type { ListOptions } from "../schema.ts";
import { type Field, type Structure, structureOf } from "../structure.ts";
import type { JSONSchemaProps } from "./json-schema-props.ts";

const textStructure: Structure = { type: "string", doc: "" };
/** Any JSON, kept as it is and owned part by part. */
export const unknownStructure: Structure = {
  type: "any",
  doc: "",
  schema: { "x-kubernetes-preserve-unknown-fields": true, nullable: true },
};

const typeDocs = {
  apiVersion:
    "APIVersion defines the versioned schema of this representation of an object. Servers " +
    "should convert recognized schemas to the latest internal value, and may reject " +
    "unrecognized values. More info: https://git.k8s.io/community/contributors/devel/" +
    "sig-architecture/api-conventions.md#resources",
  kind:
    "Kind is a string value representing the REST resource this object represents. Servers may " +
    "infer this from the endpoint the client submits requests to. Cannot be updated. In " +
    "CamelCase. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/" +
    "api-conventions.md#types-kinds",
  metadata:
    "Standard object's metadata. More info: https://git.k8s.io/community/contributors/devel/" +
    "sig-architecture/api-conventions.md#metadata",
};

/** The structure of a whole custom object; `name` is that of OpenAPI. */
export function rootStructure(schema: JSONSchemaProps, name: string): Structure {
  const rooted = { ...schema, type: "object", "x-kubernetes-embedded-resource": true };
  const { fields, ...structure } = objectStructure(rooted, schema.description ?? "");
  const metadata = fields?.get("metadata");
  if (metadata === undefined) throw new Error(`${name} has no metadata`);
  // Unlike that of objects inside of it, its own is always there.
  const filled = new Map(fields).set("metadata", { ...metadata, filled: true, default: {} });
  return { ...structure, fields: filled, name };
}

/** The structure that a structural schema describes. Parts are made when they are asked for. */
export function structureOfSchema(schema: JSONSchemaProps): Structure {
  const known = structures.get(schema);
  if (known !== undefined) return known;
  const made = makeStructure(schema);
  structures.set(schema, made);
  return made;
}

const structures = new WeakMap<JSONSchemaProps, Structure>();

function makeStructure(schema: JSONSchemaProps): Structure {
  const doc = schema.description ?? "";
  if (schema["x-kubernetes-int-or-string"] === true) {
    return { type: "any", doc, format: "int-or-string", schema };
  }
  switch (schema.type) {
    case "string":
    case "integer":
    case "number":
    case "boolean":
      return { type: schema.type, doc, schema };
    case "array":
      return arrayStructure(schema, doc);
    case "object":
      return objectStructure(schema, doc);
    default:
      return { type: "any", doc, schema };
  }
}

function arrayStructure(schema: JSONSchemaProps, doc: string): Structure {
  const list = listOptionsOf(schema);
  return {
    type: "array",
    doc,
    schema,
    ...(list === undefined ? {} : { list }),
    get items() {
      const { items } = schema;
      return isSchema(items) ? structureOfSchema(items) : unknownStructure;
    },
  };
}

/** A structural schema has one schema for all items. */
const isSchema = (items: JSONSchemaProps["items"]): items is JSONSchemaProps =>
  items !== undefined && !Array.isArray(items);

function listOptionsOf(schema: JSONSchemaProps): ListOptions | undefined {
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  switch (schema["x-kubernetes-list-type"]) {
    case "map":
      return { type: "map", keys };
    case "set":
      return { type: "set" };
    default:
      return undefined;
  }
}

function objectStructure(schema: JSONSchemaProps, doc: string): Structure {
  const { properties = {}, additionalProperties: values } = schema;
  const atomic = schema["x-kubernetes-map-type"] === "atomic" ? { atomic: true } : {};
  if (values !== undefined && values !== false) {
    return {
      type: "map",
      doc,
      schema,
      ...atomic,
      get items() {
        return values === true ? unknownStructure : structureOfSchema(values);
      },
    };
  }
  let fields: Map<string, Field> | undefined;
  return {
    type: "object",
    doc,
    schema,
    ...atomic,
    get fields() {
      fields ??= new Map([
        ...Object.entries(properties).map(([name, each]) => [name, fieldOf(schema, name, each)]),
        ...(schema["x-kubernetes-embedded-resource"] === true ? embeddedFields(properties) : []),
      ] as [string, Field][]);
      return fields;
    },
  };
}

function fieldOf(parent: JSONSchemaProps, name: string, schema: JSONSchemaProps): Field {
  const structure = structureOfSchema(schema);
  return {
    name,
    doc: structure.doc,
    structure,
    required: parent.required?.includes(name) === true,
    filled: false,
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(structure.list === undefined ? {} : { list: structure.list }),
    ...(structure.atomic === true ? { atomic: true } : {}),
  };
}

/** What every object of Kubernetes has, whatever its schema says of it. */
function embeddedFields(properties: Readonly<Record<string, JSONSchemaProps>>) {
  const field = (name: keyof typeof typeDocs, structure: Structure): [string, Field] => [
    name,
    {
      name,
      doc: properties[name]?.description ?? typeDocs[name],
      structure,
      required: false,
      filled: false,
    },
  ];
  return [
    field("apiVersion", textStructure),
    field("kind", textStructure),
    field("metadata", structureOf(ObjectMeta)),
  ];
}
