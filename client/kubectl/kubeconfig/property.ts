/** What `kubectl config set` and `unset` name and change. Pure. Source: kubectl 1.36. */
import type { Json, JsonObject } from "../../../api/json.ts";
import { part } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { parseBool, splitAt } from "../flags.ts";
import { entryIn, type FieldKind, lists, withEntry, withoutEntry } from "./shape.ts";

/** What a dotted name leads to. */
export type Property =
  | { readonly kind: "top"; readonly name: string }
  | { readonly kind: "colors" }
  | { readonly kind: "list"; readonly list: string }
  | { readonly kind: "entry"; readonly list: string; readonly entry: string }
  | {
      readonly kind: "field";
      readonly list: string;
      readonly entry: string;
      readonly field: string;
      readonly type: FieldKind;
    };

const tops = ["current-context", "kind", "apiVersion"];

/** Throws where the name leads nowhere. */
export function propertyOf(path: string): Property {
  if (path === "") throw new Failure("you must specify a property");
  const [top, rest] = splitAt(path, ".");
  if (tops.includes(top)) {
    if (rest !== undefined) throw beyond(path);
    return { kind: "top", name: top };
  }
  if (path === "preferences.colors") return { kind: "colors" };
  const shape = lists[top];
  if (shape === undefined) throw new Failure(`unable to parse ${path} after [] at api.Config`);
  if (rest === undefined) return { kind: "list", list: top };
  return inEntry(top, rest, path);
}

/** Names may have dots: the first field that follows one ends it. */
function inEntry(list: string, rest: string, path: string): Property {
  const fields = lists[list]?.fields ?? {};
  const found = Object.keys(fields)
    .map((field) => ({ field, at: `${rest}.`.indexOf(`.${field}.`) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (found === undefined) return { kind: "entry", list, entry: rest };
  const { field, at } = found;
  if (rest.length > at + 1 + field.length) throw beyond(path);
  const type = fields[field] ?? "object";
  return { kind: "field", list, entry: rest.slice(0, at), field, type };
}

const beyond = (path: string) => new Failure(`unable to parse one or more field values of ${path}`);

/** Sets a property to what the text means. */
export function withProperty(
  config: JsonObject,
  property: Property,
  { text, isRaw }: { readonly text: string; readonly isRaw: boolean },
): JsonObject {
  switch (property.kind) {
    case "top":
      return property.name === "current-context" ? { ...config, [property.name]: text } : config;
    case "colors":
      return { ...config, preferences: { ...part(config, "preferences"), colors: boolOf(text) } };
    case "field": {
      const { list, entry, field, type } = property;
      const value = parsedAs(text, type, isRaw);
      return withEntry(config, list, [entry, { ...entryIn(config, list, entry), [field]: value }]);
    }
    default:
      throw new Failure(`can't set a map to a value: map[${property.list}]`);
  }
}

function parsedAs(text: string, type: FieldKind, isRaw: boolean): Json {
  switch (type) {
    case "text":
      return text;
    case "bool":
      return boolOf(text);
    case "bytes":
      return isRaw ? btoa(String.fromCharCode(...new TextEncoder().encode(text))) : base64Of(text);
    case "object":
      throw new Failure("can't set a struct to a value");
  }
}

const boolOf = (text: string) => parseBool(text, (fact) => new Failure(fact));

/** The text, where it is base64 as Go takes it. */
function base64Of(text: string): string {
  const [good = ""] =
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?/.exec(text) ?? [];
  if (good.length === text.length) return text;
  const wrong = text.search(/[^A-Za-z0-9+/]/);
  // A group that ends too early is wrong from its begin.
  const at = wrong < 0 ? good.length : wrong;
  throw new Failure(`error decoding input value: illegal base64 data at input byte ${at}`);
}

/** Takes a property away. */
export function withoutProperty(config: JsonObject, property: Property): JsonObject {
  switch (property.kind) {
    case "top":
      return property.name === "current-context" ? { ...config, [property.name]: "" } : config;
    case "colors":
      return { ...config, preferences: {} };
    case "list":
      return { ...config, [property.list]: [] };
    case "entry":
      return withoutEntry(config, property.list, property.entry);
    case "field": {
      const { list, entry, field } = property;
      const { [field]: _, ...others } = entryIn(config, list, entry) ?? {};
      return withEntry(config, list, [entry, others]);
    }
  }
}
