/** Tells of a kind or a field by OpenAPI v2. Source: kubectl 1.36, pkg/explain. */
import { isObject, type JsonObject, ownMember } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { part, textAt } from "../targets/targets.ts";
import {
  type GroupVersionKind,
  isRequired,
  itemsOf,
  propertiesOf,
  resolve,
  schemaOfKind,
  sortedMembers,
  valuesOf,
} from "./document.ts";
import { fillLines } from "./wrap.ts";

export interface ExplainedByV2 {
  readonly document: JsonObject;
  readonly kind: GroupVersionKind;
  readonly fields: readonly string[];
  readonly isRecursive: boolean;
}

/** Throws where there is no such kind or field. */
export function explainByV2({ document, kind, fields, isRecursive }: ExplainedByV2): string {
  const { group, version } = kind;
  const schema = schemaOfKind(part(document, "definitions"), kind);
  if (schema === undefined) {
    throw new Failure(`couldn't find resource for "${group}/${version}, Kind=${kind.kind}"`);
  }
  const found = look(document, schema, fields);
  const apiVersion = group === "" ? version : `${group}/${version}`;
  const head = [`KIND:     ${kind.kind}`, `VERSION:  ${apiVersion}`, ""];
  const body = tell({ document, isRecursive }, found, fields.at(-1) ?? "");
  return [...head, ...body].map((line) => `${line}\n`).join("");
}

/** What a schema is: this decides how it is told of and walked through. */
type Model =
  | { readonly is: "reference"; readonly to: JsonObject; readonly name: string }
  | { readonly is: "list" | "map"; readonly of: JsonObject }
  | { readonly is: "kind" }
  | { readonly is: "primitive"; readonly type: string }
  | { readonly is: "anything" };

function modelOf(document: JsonObject, schema: JsonObject): Model {
  const name = textAt(schema, "$ref");
  if (name !== "") return { is: "reference", to: resolve(document, name) ?? {}, name };
  const type = textAt(schema, "type");
  if (isObject(schema.properties)) return { is: "kind" };
  if (type === "") return { is: "anything" };
  if (type === "array") return { is: "list", of: itemsOf(schema) ?? {} };
  // Of values that may be anything, the map's own description is told once more.
  const anything = { description: schema.description };
  if (type === "object") return { is: "map", of: valuesOf(schema) ?? anything };
  return { is: "primitive", type };
}

/** Follows fields, through references, lists and maps. What has no fields ends the way. */
function look(document: JsonObject, schema: JsonObject, fields: readonly string[]): JsonObject {
  const [first, ...rest] = fields;
  if (first === undefined) return schema;
  const model = modelOf(document, schema);
  switch (model.is) {
    case "reference":
      return look(document, model.to, fields);
    case "list":
    case "map":
      return look(document, model.of, fields);
    case "primitive":
    case "anything":
      return schema;
    case "kind": {
      const property = ownMember(propertiesOf(schema), first);
      if (!isObject(property)) throw new Failure(`field "${first}" does not exist`);
      return look(document, property, rest);
    }
    default:
      return model satisfies never;
  }
}

/** The width of a line, and how far descriptions and fields stand in. */
const width = 80;
const descriptionIndent = 5;
const fieldIndent = 3;

interface Telling {
  readonly document: JsonObject;
  readonly isRecursive: boolean;
}

function tell(telling: Telling, schema: JsonObject, name: string): readonly string[] {
  const { document, isRecursive } = telling;
  const type = typeOf(document, schema);
  const { model, last, descriptions } = innermost(document, schema);
  const described = describe(descriptions);
  switch (model.is) {
    case "kind": {
      const title = name === "" ? [] : [`RESOURCE: ${name} <${type}>`, ""];
      const fields = isRecursive
        ? fieldTree(document, last, { at: fieldIndent, seen: [] })
        : fieldLines(document, last);
      return [...title, ...described, "", "FIELDS:", ...fields];
    }
    case "primitive":
      return [`FIELD:    ${name} <${type}>`, "", ...described];
    default:
      return described;
  }
}

/** What is inside references, lists and maps, with the descriptions on the way there. */
function innermost(document: JsonObject, schema: JsonObject) {
  const descriptions: string[] = [];
  let last = schema;
  for (;;) {
    descriptions.push(textAt(last, "description"));
    const model = modelOf(document, last);
    if (model.is === "reference") last = model.to;
    else if (model.is === "list" || model.is === "map") last = model.of;
    else return { model, last, descriptions };
  }
}

function describe(descriptions: readonly string[]): readonly string[] {
  const lines = ["DESCRIPTION:"];
  descriptions.forEach((description, index) => {
    if (description === "") return;
    if (index > 0) lines.push("");
    lines.push(...indented(description, descriptionIndent));
  });
  if (lines.length === 1) lines.push(...indented("<empty>", descriptionIndent));
  return lines;
}

const indented = (text: string, at: number): readonly string[] =>
  fillLines(text, width - at).map((line) => (line === "" ? "" : " ".repeat(at) + line));

function fieldLines(document: JsonObject, schema: JsonObject): readonly string[] {
  return sortedMembers(propertiesOf(schema)).flatMap(([name, property]) => {
    const required = isRequired(schema, name) ? " -required-" : "";
    return [
      `${" ".repeat(fieldIndent)}${name}\t<${typeOf(document, property)}>${required}`,
      ...indented(textAt(property, "description"), fieldIndent + 2),
      "",
    ];
  });
}

/** The fields, and theirs; a kind within itself is told once. */
function fieldTree(
  document: JsonObject,
  schema: JsonObject,
  { at, seen }: { readonly at: number; readonly seen: readonly string[] },
): readonly string[] {
  const model = modelOf(document, schema);
  switch (model.is) {
    case "reference":
      return seen.includes(model.name)
        ? []
        : fieldTree(document, model.to, { at, seen: [...seen, model.name] });
    case "list":
    case "map":
      return fieldTree(document, model.of, { at, seen });
    case "kind":
      return sortedMembers(propertiesOf(schema)).flatMap(([name, property]) => [
        `${" ".repeat(at)}${name}\t<${typeOf(document, property)}>`,
        ...fieldTree(document, property, { at: at + fieldIndent, seen }),
      ]);
    default:
      return [];
  }
}

/** `string`, `Object`, `[]Object`, `map[string]string` */
function typeOf(document: JsonObject, schema: JsonObject): string {
  const model = modelOf(document, schema);
  switch (model.is) {
    case "reference":
      return typeOf(document, model.to);
    case "list":
      return `[]${typeOf(document, model.of)}`;
    case "map":
      return `map[string]${typeOf(document, model.of)}`;
    case "kind":
      return "Object";
    case "primitive":
      return model.type;
    case "anything":
      return "";
    default:
      return model satisfies never;
  }
}
