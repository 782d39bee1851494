/** Tells of a kind or a field by OpenAPI v3. Source: kubectl 1.36, explain/v2/templates. */
import { isObject, type Json, type JsonObject, ownMember } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import {
  type GroupVersionKind,
  isRequired,
  itemsOf,
  kindOfOperation,
  propertiesOf,
  resolve,
  schemaOfKind,
  sortedMembers,
  valuesOf,
} from "./document.ts";
import { indent, wrapLines } from "./wrap.ts";

export interface Explained {
  /** A document of OpenAPI that has the resource. */
  readonly document: JsonObject;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  /** The way to the field; empty for the resource itself. */
  readonly fields: readonly string[];
  readonly isRecursive: boolean;
}

/** The head, which names the kind, and what follows; that throws where there is no such field. */
export interface Explanation {
  readonly head: string;
  readonly body: () => string;
}

/** Throws where the document has not got the resource. */
export function explain(explained: Explained): Explanation {
  const { document, group, version, plural, fields } = explained;
  const kind = servedKind(explained);
  if (kind === undefined) {
    const resource = `${group}/${version}, Resource=${plural}`;
    throw new Failure(`GVR (${resource}) not found in OpenAPI schema`);
  }
  const schema = schemaOfKind(part(document, "components", "schemas"), kind);
  return {
    head:
      (kind.group === "" ? "" : `GROUP:      ${kind.group}\n`) +
      `KIND:       ${kind.kind}\nVERSION:    ${kind.version}\n\n`,
    body: () => {
      if (schema === undefined) {
        const names = `group:${kind.group} kind:${kind.kind} version:${kind.version}`;
        throw new Failure(`GVK map[${names}] not found in OpenAPI schema`);
      }
      const text = new Teller(explained).tell(schema, fields);
      if (text === "") throw new Failure(`field "${fields.at(-1)}" does not exist`);
      return `${text}\n`;
    },
  };
}

/** The kind that a resource's paths are of, whichever of them there are. */
function servedKind({ document, group, version, plural }: Explained): GroupVersionKind | undefined {
  const root = group === "" ? "/api" : `/apis/${group}`;
  const scopes = [`${root}/${version}`, `${root}/${version}/namespaces/{namespace}`];
  const operations = scopes
    .flatMap((scope) => [`${scope}/${plural}`, `${scope}/${plural}/{name}`])
    .flatMap((path) => {
      const item = part(document, "paths", path);
      return ["get", "post", "put", "patch", "delete"].map((method) => part(item, method));
    });
  return operations.map(kindOfOperation).find((kind) => kind !== undefined);
}

/** How many of a field's values are told beside others. */
const enumMax = 4;

const noneSeen: ReadonlySet<string> = new Set();

class Teller {
  readonly #document: JsonObject;
  readonly #isRecursive: boolean;

  constructor({ document, isRecursive }: Explained) {
    this.#document = document;
    this.#isRecursive = isRecursive;
  }

  /** What a way of fields leads to; empty where it leads nowhere. */
  tell(schema: JsonObject, fields: readonly string[], seen = noneSeen): string {
    const { resolved, reference } = this.#resolve(schema);
    const [first, ...rest] = fields;
    if (first === undefined) return this.#tellSchema(resolved);
    if (seen.has(reference)) return "";
    const next = reference === "" ? seen : new Set([...seen, reference]);
    const property = ownMember(propertiesOf(resolved), first);
    if (isObject(property)) {
      const title = rest.length > 0 ? "" : this.#title(first, property);
      return title + this.tell(property, rest);
    }
    const inside = itemsOf(resolved) ?? valuesOf(resolved);
    if (inside !== undefined) return this.tell(inside, fields, next);
    for (const each of parts(resolved, "allOf")) {
      const text = this.tell(each, fields, next);
      if (text !== "") return text;
    }
    return "";
  }

  #resolve(schema: JsonObject): { readonly resolved: JsonObject; readonly reference: string } {
    const reference = textAt(schema, "$ref");
    return { resolved: resolve(this.#document, reference) ?? schema, reference };
  }

  #title(name: string, schema: JsonObject): string {
    const values = valuesOfEnum(schema).map((value) => `\n    ${value}`);
    const listed = values.length === 0 ? "" : `ENUM:${values.join("")}`;
    return `FIELD: ${name} <${this.#type(schema)}>\n${listed}\n\n`;
  }

  #tellSchema(schema: JsonObject): string {
    const description = this.#description(schema) || "<empty>";
    const docs = externalDocs(schema, { width: 76, at: 4 });
    const fields = this.#fieldList(schema, 1, noneSeen);
    return (
      `DESCRIPTION:\n${indent(wrapLines(description, 76), 4)}\n` +
      (docs === "" ? "" : `\nEXTERNAL DOCS:\n${docs}`) +
      (fields === "" ? "" : `FIELDS:\n${fields}`)
    );
  }

  /** Its own, and those of what it is made of. */
  #description(schema: JsonObject): string {
    const { resolved } = this.#resolve(schema);
    const own = textAt(resolved, "description");
    const inside = [...parts(resolved, "allOf"), itemsOf(resolved), valuesOf(resolved)];
    return (
      (own === "" ? "" : `${own}\n`) +
      inside.map((each) => (each === undefined ? "" : this.#description(each))).join("")
    );
  }

  #fieldList(schema: JsonObject, level: number, seen: ReadonlySet<string>): string {
    const { resolved, reference } = this.#resolve(schema);
    if (seen.has(reference)) return "";
    const next = reference === "" ? seen : new Set([...seen, reference]);
    const own = sortedMembers(propertiesOf(resolved)).map(
      ([name, property]) =>
        this.#field(name, resolved, level) +
        (this.#isRecursive ? this.#fieldList(property, level + 1, next) : ""),
    );
    const inside = [...parts(resolved, "allOf"), itemsOf(resolved), valuesOf(resolved)].map(
      (each) => (each === undefined ? "" : this.#fieldList(each, level, next)),
    );
    return [...own, ...inside].join("");
  }

  #field(name: string, of: JsonObject, level: number): string {
    const at = level * 2;
    const schema = part(propertiesOf(of), name);
    const required = isRequired(of, name) ? " -required-" : "";
    const values = valuesOfEnum(schema);
    const shown = values.length > enumMax ? [...values.slice(0, enumMax), "...."] : values;
    const listed = shown.length === 0 ? "" : `\n${" ".repeat(at)}enum: ${shown.join(", ")}`;
    const title = `${" ".repeat(at)}${name}\t<${this.#type(schema)}>${required}${listed}\n`;
    if (this.#isRecursive) return title;
    const description = textAt(schema, "description") || "<no description>";
    const docs = externalDocs(schema, { width: 76 - at, at: at + 4 });
    return (
      `${title}${indent(wrapLines(description, 78 - at), at + 2)}\n` +
      (docs === "" ? "" : `\n${" ".repeat(at + 2)}EXTERNAL DOCS:\n${docs}`) +
      "\n"
    );
  }

  /** `string`, `PodSpec`, `[]Container`, `map[string]string` */
  #type(schema: JsonObject): string {
    const [items, values] = [itemsOf(schema), valuesOf(schema)];
    if (items !== undefined) return `[]${this.#type(items)}`;
    if (values !== undefined) return `map[string]${this.#type(values)}`;
    const [only, ...others] = parts(schema, "allOf");
    const hasProperties = Object.keys(propertiesOf(schema)).length > 0;
    if (only !== undefined && others.length === 0 && !hasProperties) return this.#type(only);
    const { resolved, reference } = this.#resolve(schema);
    const type = textAt(resolved, "type");
    if (reference === "") return type === "object" || type === "" ? "Object" : type;
    if (resolved !== schema && type !== "" && type !== "object") return type;
    return reference.split("/").at(-1)?.split(".").at(-1) || "Object";
  }
}

const valuesOfEnum = (schema: JsonObject): readonly string[] =>
  (Array.isArray(schema.enum) ? schema.enum : []).map((value: Json) =>
    value === "" ? '""' : String(value),
  );

function externalDocs(
  schema: JsonObject,
  { width, at }: { readonly width: number; readonly at: number },
): string {
  const docs = part(schema, "externalDocs");
  const [description, url] = [textAt(docs, "description"), textAt(docs, "url")];
  return (
    (description === "" ? "" : `${indent(wrapLines(description, width), at)}\n`) +
    (url === "" ? "" : `${indent(`URL: ${url}`, at)}\n`)
  );
}
