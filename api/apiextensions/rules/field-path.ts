import type { JSONSchemaProps } from "../json-schema-props.ts";
import { innerOf } from "../validation/parts.ts";

/** Where a path leads in a schema. */
export interface FoundField {
  /** As messages write it: `.spec.ports[web]`. */
  readonly path: string;
  /** What is known of the field; undefined where a map takes any value. */
  readonly schema: JSONSchemaProps | undefined;
}

/**
 * Where a rule of this schema tells of its failure, as messages write it: `.spec.ports[web]`;
 * `undefined` where the path leads to no field.
 */
export function fieldPathIn(schema: JSONSchemaProps, fieldPath: string): string | undefined {
  const found = findField(schema, fieldPath, { allowsBrackets: true });
  return typeof found === "string" ? undefined : found.path;
}

const endsEarly = "unexpected end of JSON path";
const leadsNowhere = "does not refer to a valid field";

/**
 * The field at a path of members, as `.name` or, where those are allowed, `['name']`; or what is
 * wrong with the path. Source: apiextensions-apiserver schema/cel, ValidFieldPath 1.36.
 */
export function findField(
  root: JSONSchemaProps,
  jsonPath: string,
  { allowsBrackets }: { readonly allowsBrackets: boolean },
): FoundField | string {
  const tokens = tokensOf(jsonPath);
  let found: FoundField = { path: "", schema: root };
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if (token !== "[" && token !== ".") return `expected [ or . but got: ${token}`;
    const isBracket = token === "[";
    if (isBracket && !allowsBrackets) return "array notation is not allowed";
    const word = tokens.shift();
    if (word === undefined) return endsEarly;
    if (isBracket && !/^'.*'$/s.test(word)) return `expected single quoted string but got ${word}`;
    const next = memberOf(found, isBracket ? unquoted(word) : word);
    if (next === undefined) return leadsNowhere;
    found = next;
    if (!isBracket) continue;
    const end = tokens.shift();
    if (end === undefined) return endsEarly;
    if (end !== "]") return `expected ] but got ${end}`;
  }
  return found;
}

/** A quoted text, or a delimiter, or all up to the next one. */
const tokensOf = (path: string): string[] =>
  path.match(/'(?:\\.|[^'\\])*'|[.[\]]|[^.[\]]+/gs) ?? [];

const unquoted = (word: string) => word.slice(1, -1).replaceAll(/\\(.)/gs, "$1");

function memberOf({ path, schema = {} }: FoundField, name: string): FoundField | undefined {
  const { properties, additionalProperties } = schema;
  if (properties !== undefined) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return known && { path: `${path}.${name}`, schema: known };
  }
  if (additionalProperties === undefined) return undefined;
  return { path: `${path}[${name}]`, schema: innerOf(additionalProperties) };
}
