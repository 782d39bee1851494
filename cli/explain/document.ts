/** Reading documents of OpenAPI, whose schemas refer to one another. */
import { isObject, type JsonObject, ownMember } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";

/** What `#/components/schemas/…` leads to; nothing where it leads nowhere. */
export function resolve(document: JsonObject, reference: string): JsonObject | undefined {
  const [start, ...steps] = reference.split("/");
  if (start !== "#") return undefined;
  let found: JsonObject = document;
  for (const step of steps) {
    const next = ownMember(found, decodeURIComponent(step));
    if (!isObject(next)) return undefined;
    found = next;
  }
  return found;
}

/** The members of an object by name, sorted, with those that are objects. */
export const sortedMembers = (object: JsonObject): readonly (readonly [string, JsonObject])[] =>
  Object.entries(object)
    .filter((entry): entry is [string, JsonObject] => isObject(entry[1]))
    .sort(([left], [right]) => (left < right ? -1 : 1));

export const propertiesOf = (schema: JsonObject): JsonObject => part(schema, "properties");

/** The schema of a list's items, of the values of a map; nothing where it is neither. */
export const itemsOf = ({ items }: JsonObject) => (isObject(items) ? items : undefined);
export const valuesOf = ({ additionalProperties }: JsonObject) =>
  isObject(additionalProperties) ? additionalProperties : undefined;

export const isRequired = ({ required }: JsonObject, name: string): boolean =>
  Array.isArray(required) && required.includes(name);

/** A kind as documents name it. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const kindExtension = "x-kubernetes-group-version-kind";

export const kindOfOperation = (operation: JsonObject): GroupVersionKind | undefined =>
  isObject(operation[kindExtension]) ? readKind(operation[kindExtension]) : undefined;

/** The schema of a kind, among those of a document. */
export function schemaOfKind(
  schemas: JsonObject,
  { group, version, kind }: GroupVersionKind,
): JsonObject | undefined {
  return Object.values(schemas)
    .filter(isObject)
    .find((schema) =>
      parts(schema, kindExtension)
        .map(readKind)
        .some((each) => each.group === group && each.version === version && each.kind === kind),
    );
}

const readKind = (object: JsonObject): GroupVersionKind => ({
  group: textAt(object, "group"),
  version: textAt(object, "version"),
  kind: textAt(object, "kind"),
});
