import type { JSONSchemaProps } from "../json-schema-props.ts";

/** The schema of all items of a list, where there is one. */
export const itemsOf = ({ items }: JSONSchemaProps): JSONSchemaProps | undefined =>
  // A list of schemas is refused elsewhere.
  items === undefined || Array.isArray(items) ? undefined : (items as JSONSchemaProps);

/** The schemas of items by their places: what no structural schema has. */
export const listedItems = ({ items }: JSONSchemaProps): readonly JSONSchemaProps[] =>
  items !== undefined && Array.isArray(items) ? items : [];

/** The schema that stands where a schema or a boolean may stand. */
export const innerOf = (
  given: JSONSchemaProps | boolean | undefined,
): JSONSchemaProps | undefined => (typeof given === "object" ? given : undefined);

/** A dependency is a schema or a list of names. */
export const isSchema = (given: JSONSchemaProps | readonly string[]): given is JSONSchemaProps =>
  !Array.isArray(given);

/** Every schema directly inside of a schema, however it is used. */
export function partsOf(schema: JSONSchemaProps): readonly JSONSchemaProps[] {
  const { items, allOf = [], anyOf = [], oneOf = [], not } = schema;
  const { properties = {}, patternProperties = {}, definitions = {}, dependencies = {} } = schema;
  return [
    ...(items === undefined ? [] : [items].flat()),
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(not === undefined ? [] : [not]),
    ...Object.values(properties),
    ...Object.values(patternProperties),
    ...Object.values(definitions),
    ...Object.values(dependencies).flatMap((each) => (isSchema(each) ? [each] : [])),
    ...[schema.additionalProperties, schema.additionalItems].flatMap((each) => innerOf(each) ?? []),
  ];
}

/** Whether something holds of a schema or of any inside of it. */
export const someSchema = (
  schema: JSONSchemaProps,
  holds: (each: JSONSchemaProps) => boolean,
): boolean => holds(schema) || partsOf(schema).some((each) => someSchema(each, holds));

/** Like `someSchema`, and remembered: every value that is written is checked along its schema. */
export function rememberedSome(
  holds: (each: JSONSchemaProps) => boolean,
): (schema: JSONSchemaProps) => boolean {
  const known = new WeakMap<JSONSchemaProps, boolean>();
  const some = (schema: JSONSchemaProps): boolean => {
    const found = known.get(schema) ?? (holds(schema) || partsOf(schema).some(some));
    known.set(schema, found);
    return found;
  };
  return some;
}
