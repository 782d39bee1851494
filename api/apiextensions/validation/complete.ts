import { type FieldError, required } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { itemsOf } from "./parts.ts";

/**
 * What is spoken of among the rules of a schema, and not said to be there.
 * Source: apiextensions-apiserver schema/complete.go 1.36.
 */
export const validateCompleteness = (
  schema: JSONSchemaProps,
  path: string,
): readonly FieldError[] => ofRules(schema, { schema, path }, path);

/** What is said of a value, and where. */
interface Said {
  readonly schema: JSONSchemaProps | undefined;
  readonly path: string;
}

function ofRules(rules: JSONSchemaProps, said: Said, path: string): readonly FieldError[] {
  const { not, allOf = [], anyOf = [], oneOf = [] } = rules;
  const nested = (each: JSONSchemaProps, at: string) => ofNested(each, said, `${path}.${at}`);
  return [
    ...(not === undefined ? [] : nested(not, "not")),
    ...allOf.flatMap((each, index) => nested(each, `allOf[${index}]`)),
    ...anyOf.flatMap((each, index) => nested(each, `anyOf[${index}]`)),
    ...oneOf.flatMap((each, index) => nested(each, `oneOf[${index}]`)),
  ];
}

function ofNested(rules: JSONSchemaProps, said: Said, path: string): readonly FieldError[] {
  const { schema } = said;
  if (schema === undefined) return [required(said.path, `because it is defined in ${path}`)];
  const items = itemsOf(rules);
  const itemsSaid = { schema: itemsOf(schema), path: `${said.path}.items` };
  return [
    ...ofRules(rules, said, path),
    ...(items === undefined ? [] : ofNested(items, itemsSaid, `${path}.items`)),
    ...Object.entries(rules.properties ?? {}).flatMap(([name, each]) => {
      const at = `.properties[${name}]`;
      const member = { schema: schema.properties?.[name], path: said.path + at };
      return ofNested(each, member, path + at);
    }),
  ];
}
