import type { JSONSchemaProps } from "../json-schema-props.ts";
import { innerOf, itemsOf, listedItems } from "./parts.ts";

/**
 * Why a schema cannot be read as a structural one, before it is asked whether it is: undefined
 * where it can. Nothing that needs types is looked at where it cannot.
 * Source: apiextensions-apiserver schema/convert.go 1.36.
 */
export function structuralProblem(schema: JSONSchemaProps): string | undefined {
  const { allOf = [], anyOf = [], oneOf = [], not, properties = {} } = schema;
  const values = innerOf(schema.additionalProperties);
  const items = itemsOf(schema);
  return (
    unsupported(schema) ??
    firstProblem(not === undefined ? [] : [not]) ??
    firstProblem(allOf) ??
    firstProblem(anyOf) ??
    firstProblem(oneOf) ??
    firstProblem(values === undefined ? [] : [values]) ??
    (schema["x-kubernetes-preserve-unknown-fields"] === false ? unknownFields : undefined) ??
    (listedItems(schema).length > 0 ? ofListedItems : undefined) ??
    firstProblem(items === undefined ? [] : [items]) ??
    firstProblem(Object.values(properties))
  );
}

const unknownFields =
  "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined";
const ofListedItems = "OpenAPIV3Schema 'items' must be a schema, but is an array";

function firstProblem(schemas: readonly JSONSchemaProps[]): string | undefined {
  for (const schema of schemas) {
    const problem = structuralProblem(schema);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** In the order in which upstream asks for them. */
const words = [
  "id",
  "$schema",
  "$ref",
  "patternProperties",
  "dependencies",
  "additionalItems",
  "definitions",
] as const;

function unsupported(schema: JSONSchemaProps): string | undefined {
  const word = words.find((each) => isSaid(schema[each]));
  return word === undefined
    ? undefined
    : `OpenAPIV3Schema '${word === "$schema" ? "schema" : word}' is not supported`;
}

const isSaid = (said: string | boolean | object | undefined): boolean =>
  typeof said === "object" ? Object.keys(said).length > 0 : said !== undefined && said !== "";
