/**
 * What is wrong with the objects of a `List`, which kubectl looks at itself: no server does.
 * Source: k8s.io/kube-openapi/pkg/util/proto/validation 0.36.
 */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";

/** The problems of one object, in the order in which they are met. */
export function objectProblems(object: JsonObject, structure: Structure): readonly string[] {
  return [...problems(object, structure, { at: String(object.kind), type: structure.name ?? "" })];
}

/** Where a value stands in the object, and what the type of it is called. */
interface Place {
  readonly at: string;
  readonly type: string;
}

function* problems(value: Json, structure: Structure, place: Place): Iterable<string> {
  const expected = expectedOf(structure);
  if (expected === "any") return;
  const given = kindOf(value);
  const type = structure.name ?? place.type;
  if (given !== expected && !mayStandFor(given, expected)) {
    yield problem(place.at, `invalid type for ${type}: got "${given}", expected "${expected}"`);
  } else if (structure.type === "object" && isObject(value)) {
    yield* structProblems(value, structure, { ...place, type });
  } else if (structure.type === "map" && isObject(value)) {
    yield* mapProblems(value, structure.items, place);
  } else if (structure.type === "array" && Array.isArray(value)) {
    yield* listProblems(value, structure.items, place);
  }
}

/** No description of a kind demands them. */
const typeMeta = new Set(["apiVersion", "kind"]);

const problem = (at: string, fact: string) => `ValidationError(${at}): ${fact}`;

const ofNoType = (at: string) => `unknown object type "nil" in ${at}`;

function* structProblems(
  value: JsonObject,
  { fields }: Structure,
  { at, type }: Place,
): Iterable<string> {
  for (const [key, member] of sortedMembers(value)) {
    const field = fields?.get(key);
    if (member === null) continue;
    if (field === undefined) yield problem(at, `unknown field "${key}" in ${type}`);
    else yield* problems(member, field.structure, { at: `${at}.${key}`, type: `${type}.${key}` });
  }
  const missing = [...(fields?.values() ?? [])]
    .filter(({ name, required }) => required && !typeMeta.has(name))
    .filter(({ name }) => (value[name] ?? null) === null)
    .map(({ name }) => name);
  for (const name of missing.sort()) {
    yield problem(at, `missing required field "${name}" in ${type}`);
  }
}

function* mapProblems(
  value: JsonObject,
  items: Structure | undefined,
  { at, type }: Place,
): Iterable<string> {
  for (const [key, member] of sortedMembers(value)) {
    const place = { at: `${at}.${key}`, type };
    if (member === null) yield ofNoType(place.at);
    else if (items !== undefined) yield* problems(member, items, place);
  }
}

function* listProblems(
  value: readonly Json[],
  items: Structure | undefined,
  { at, type }: Place,
): Iterable<string> {
  for (const [index, item] of value.entries()) {
    const place = { at: `${at}[${index}]`, type };
    if (item === null) yield problem(at, ofNoType(place.at));
    else if (items !== undefined) yield* problems(item, items, place);
  }
}

const sortedMembers = (value: JsonObject): readonly (readonly [string, Json])[] =>
  Object.keys(value)
    .sort()
    .map((key) => [key, value[key] ?? null] as const);

function expectedOf({ type }: Structure): string {
  return type === "object" ? "map" : type;
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return "array";
  if (isObject(value)) return "map";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** A number may be text, but not the other way around. */
function mayStandFor(given: string, expected: string): boolean {
  const isScalar = given !== "array" && given !== "map";
  const isNumber = given === "integer" || given === "number";
  if (expected === "string") return isScalar;
  return isNumber && (expected === "integer" || expected === "number");
}
