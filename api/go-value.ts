/** Decoded JSON as Go prints it, for the refusals that show a value or its type. */
import { isObject } from "./json.ts";

/** A value, and the Go type of the field that cannot hold it. */
export interface Misfit {
  readonly value: unknown;
  readonly type: string;
}

/** The type into which Go decodes a value: `map[string]interface {}`, `int64`. */
export function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  if (typeof value === "boolean") return "bool";
  if (typeof value !== "number") return typeof value;
  return Number.isInteger(value) ? "int64" : "float64";
}

/** A value as Go's `%v` prints it: `map[a:1 b:[x y]]`. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (!isObject(value)) return value === null || value === undefined ? "<nil>" : String(value);
  return `map[${sortedKeys(value)
    .map((key) => `${key}:${goText(value[key])}`)
    .join(" ")}]`;
}

/** A value as Go's `%#v` prints it: `map[string]interface {}{"a":1, "b":[]interface {}{"x"}}`. */
export function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(", ")}}`;
  if (isObject(value)) {
    const members = sortedKeys(value).map(
      (key) => `${JSON.stringify(key)}:${goSyntax(value[key])}`,
    );
    return `map[string]interface {}{${members.join(", ")}}`;
  }
  if (value === null || value === undefined) return "interface {}(nil)";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

const sortedKeys = (value: object) => Object.keys(value).sort();
