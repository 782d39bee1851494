/** The numbers of protobuf fields cover the schemas: what kubectl creates is read in full. */
import { expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import type { Structure } from "../../api/structure.ts";
import { messageFields, messageOf } from "../../apiserver/protobuf/messages.ts";

/** Like custom resources, kinds of kubesim's own are sent as JSON only. */
const numbered = allResources.filter(({ group }) => !group.endsWith("kubesim.dev"));

test.each(numbered)("every field of $apiVersion $kind has a number", (definition) => {
  const { apiVersion, kind, structure } = definition;
  const message = messageOf(apiVersion, kind) ?? "none";
  expect(differences(structure, message, new Set())).toEqual([]);
});

/** Members that differ between a structure and a message, and below them. */
function differences(structure: Structure, message: string, seen: Set<string>): string[] {
  if (seen.has(message)) return [];
  seen.add(message);
  const numbered = membersOf(message);
  const found: string[] = [];
  for (const [name, { structure: inner }] of structure.fields ?? []) {
    const isTypeMeta = structure.fields?.has("metadata") && ["apiVersion", "kind"].includes(name);
    const type = numbered.get(name);
    numbered.delete(name);
    if (isTypeMeta) continue;
    const wanted = typeOf(inner);
    if (type === undefined) found.push(`${message}.${name} has no number`);
    else if (wanted === "struct") found.push(...differences(innermost(inner), plain(type), seen));
    else if (type !== wanted) found.push(`${message}.${name} is ${wanted}, not ${type}`);
  }
  return [
    ...found,
    ...[...numbered.keys()].map((name) => `${message}.${name} is not of the schema`),
  ];
}

/** The members of a message by name, those of inlined structs among them. */
function membersOf(message: string): Map<string, string> {
  const members = new Map<string, string>();
  for (const { name, type, container } of messageFields(message)?.values() ?? []) {
    if (name === "^") for (const [inner, each] of membersOf(type)) members.set(inner, each);
    else members.set(name, `${container === undefined ? "" : `${container} of `}${inJson(type)}`);
  }
  return members;
}

/** A message without fields may hold anything in JSON. */
const inJson = (type: string) => (type === "empty" ? "json" : type);

const plain = (type: string) => type.replace(/^(list|map) of /, "");

const innermost = (structure: Structure): Structure =>
  structure.items === undefined ? structure : innermost(structure.items);

const formats: Readonly<Record<string, string>> = {
  byte: "bytes",
  "date-time": "time",
  "micro-time": "microTime",
  quantity: "quantity",
  "int-or-string": "intOrString",
};

/** A structure in the words of messages; `struct` where it holds one with fields of its own. */
function typeOf(structure: Structure): string {
  const { type, format, items, options, name } = structure;
  if (options !== undefined) return name?.split(".").slice(-3).join(".") ?? "";
  if (innermost(structure).fields !== undefined) return "struct";
  if (items !== undefined) {
    // A map holds no list: it holds messages of one.
    const inner = typeOf(items).replace(/^list of string$/, type === "array" ? "$&" : "strings");
    return `${type === "array" ? "list" : "map"} of ${inner}`;
  }
  const special = format === undefined ? undefined : formats[format];
  if (special !== undefined) return special;
  const scalars = { integer: "int", number: "double", boolean: "bool", string: "string" } as const;
  return type in scalars ? scalars[type as keyof typeof scalars] : "json";
}
