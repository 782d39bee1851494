/** What does not fit of a configuration. Source: structured-merge-diff v6, typed values. */

import { goSyntax, goText, goTypeOf } from "../../api/go-value.ts";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { listTypeOf } from "../../api/list-type.ts";
import type { Structure } from "../../api/structure.ts";
import { pathElementText } from "./field-set.ts";
import { granularityOf, itemElement, itemShape, memberShape, type Shape } from "./shape.ts";

/** Everything that is wrong, in one text; `undefined` where the configuration can be applied. */
export function problemOf(shape: Shape, config: Json): string | undefined {
  const problems = problemsOf(shape, config, "");
  if (problems.length < 2) return problems[0];
  return ["errors:", ...problems.map((each) => `  ${each}`)].join("\n");
}

/** Each problem, with its path before it. Null stands for what is absent, and always fits. */
function problemsOf(shape: Shape, value: Json, path: string): readonly string[] {
  if (value === null) return [];
  const { structure } = shape;
  switch (structure.type) {
    case "object":
    case "map":
      return isObject(value)
        ? memberProblems(structure, value, path)
        : [`${path}: expected map, got ${shown(value)}`];
    case "array":
      return Array.isArray(value)
        ? itemProblems(shape, value, path)
        : [`${path}: expected list, got ${shown(value)}`];
    default: {
      const problem = scalarProblem(structure, value);
      return problem === undefined ? [] : [`${path}: ${problem}`];
    }
  }
}

/** Goes on to the next member after any problem but that there is no such member. */
function memberProblems(structure: Structure, value: JsonObject, path: string): readonly string[] {
  const problems: string[] = [];
  for (const [key, member = null] of Object.entries(value)) {
    const at = `${path}.${key}`;
    const inner = memberShape(structure, key);
    if (inner === undefined) return [...problems, `${at}: field not declared in schema`];
    problems.push(...problemsOf(inner, member, at));
  }
  return problems;
}

/** Goes on to the next item after any problem but that an item cannot be told from others. */
function itemProblems(shape: Shape, value: readonly Json[], path: string): readonly string[] {
  const { items } = shape.structure;
  if (items === undefined) return [];
  const isWhole = granularityOf(shape) === "leaf";
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const why = isWhole ? undefined : namelessness(shape, item);
    if (why !== undefined) return [...problems, `${path}: element ${index}: ${why}`];
    const element = isWhole ? `i:${index}` : itemElement(shape, item);
    const at = pathElementText(element);
    if (seen.has(element)) problems.push(`${path}: duplicate entries for key ${at}`);
    seen.add(element);
    problems.push(...problemsOf(itemShape(shape.structure), item, `${path}${at}`));
  }
  return problems;
}

/** Why an item of a list that is owned item by item has no key; `undefined` where it has one. */
function namelessness(shape: Shape, item: Json): string | undefined {
  const type = listTypeOf(shape);
  if (type.type === "map") {
    if (item === null) return "associative list with keys may not have a null element";
    if (!isObject(item)) return "associative list with keys may not have non-map elements";
    const missing = type.keys.find(
      (key) => (item[key] ?? shape.structure.items?.fields?.get(key)?.default) === undefined,
    );
    if (missing === undefined) return undefined;
    const what = `omits key field "${missing}" (and doesn't have default value)`;
    return `associative list with keys has an element that ${what}`;
  }
  if (item === null) return "associative list without keys has an element that's an explicit null";
  if (isObject(item)) return "associative list without keys has an element that's a map type";
  return Array.isArray(item) ? "not supported: associative list with lists as elements" : undefined;
}

function scalarProblem({ type, format }: Structure, value: Json): string | undefined {
  if (type === "any" && format === undefined) return undefined;
  if (type === "integer" || type === "number") {
    if (typeof value === "number") return undefined;
    return `expected numeric (int or float), got ${goTypeOf(value)}`;
  }
  if (type === "boolean") {
    return typeof value === "boolean" ? undefined : `expected boolean, got ${shown(value)}`;
  }
  if (type === "string" && (format === undefined || format === "byte")) {
    if (typeof value === "string") return undefined;
    return `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`;
  }
  // Amounts, times and what is a number or a text come in more forms than one.
  return typeof value === "object" ? `expected any scalar, got ${shown(value)}` : undefined;
}

/** Upstream prints the pointer to its wrapper of the value. */
const shown = (value: Json) => `&{${goText(value)}}`;
