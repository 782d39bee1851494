import type { JSONSchemaProps } from "../json-schema-props.ts";
import { innerOf } from "../validation/parts.ts";

/** A member, as `.name` or `['name']`. */
const step = /\.([^.[\]]+)|\['((?:\\.|[^'\\])*)'\]/y;

/**
 * Where a rule of this schema tells of its failure, as messages write it: `.spec.ports[web]`;
 * `undefined` where the path leads to no field. Source: apiextensions-apiserver, ValidFieldPath.
 */
export function fieldPathIn(schema: JSONSchemaProps, fieldPath: string): string | undefined {
  let path = "";
  let at: JSONSchemaProps | undefined = schema;
  let end = 0;
  while (end < fieldPath.length) {
    step.lastIndex = end;
    const [whole = "", plain, quoted = ""] = step.exec(fieldPath) ?? [];
    if (whole === "") return undefined;
    end += whole.length;
    const name = plain ?? quoted.replaceAll(/\\(.)/g, "$1");
    const { properties }: JSONSchemaProps = at;
    if (properties !== undefined) {
      at = Object.hasOwn(properties, name) ? properties[name] : undefined;
      path += `.${name}`;
    } else {
      at = plain === undefined ? innerOf(at.additionalProperties) : undefined;
      path += `[${name}]`;
    }
    if (at === undefined) return undefined;
  }
  return path;
}
