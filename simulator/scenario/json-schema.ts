/** The JSON schema of scenario files, by which editors complete and check them. */
import type { Json, JsonObject } from "../../api/json.ts";
import { type Field, type Structure, structureOf } from "../../api/structure.ts";
import { scenarioSchema } from "./schema.ts";

/** Draft 7, which editors know best. */
const draft = "http://json-schema.org/draft-07/schema#";

/** What a document of a scenario file may be: a Scenario, or the manifest of any object. */
export function scenarioJsonSchema(): JsonObject {
  const definitions = new Map<string, JsonObject>();
  const scenario = schemaOf(structureOf(scenarioSchema), definitions);
  const isScenario: JsonObject = { properties: { kind: { const: "Scenario" } } };
  return {
    $schema: draft,
    title: "Scenario",
    type: "object",
    if: isScenario,
    // biome-ignore lint/suspicious/noThenProperty: it is a word of JSON schema.
    then: scenario,
    definitions: Object.fromEntries(definitions),
  };
}

function schemaOf(structure: Structure, definitions: Map<string, JsonObject>): JsonObject {
  const { type, items, fields, format } = structure;
  switch (type) {
    case "array":
      return { type, ...(items && { items: schemaOf(items, definitions) }) };
    case "map":
      return {
        type: "object",
        ...(items && { additionalProperties: schemaOf(items, definitions) }),
      };
    case "object":
      return fields === undefined ? { type } : referenceTo(structure, fields, definitions);
    case "any":
      return {};
    default:
      // Amounts may be written as numbers, too.
      return format === "quantity" ? { type: ["string", "number"] } : { type };
  }
}

function referenceTo(
  { name = "", doc }: Structure,
  fields: ReadonlyMap<string, Field>,
  definitions: Map<string, JsonObject>,
): JsonObject {
  const short = name.slice(name.lastIndexOf(".") + 1);
  const reference = { $ref: `#/definitions/${short}` };
  if (definitions.has(short)) return reference;
  // Known before its fields are, for one of them may lead back to it.
  definitions.set(short, {});
  const required = [...fields.values()]
    .filter((field) => field.required)
    .map((field) => field.name);
  const properties = [...fields.values()].map((field): [string, Json] => [
    field.name,
    {
      description: field.doc,
      ...withDoc(schemaOf(field.structure, definitions)),
      ...(field.default !== undefined && { default: field.default }),
    },
  ]);
  definitions.set(short, {
    description: doc,
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  });
  return reference;
}

/** Beside a reference nothing else counts, so it is wrapped. */
const withDoc = (schema: JsonObject): JsonObject =>
  "$ref" in schema ? { allOf: [schema] } : schema;
