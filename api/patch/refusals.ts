/** The ways in which a patch is refused. Source: k8s.io/apiserver endpoints/handlers/patch.go. */
import { invalid, invalidObject } from "../field-error.ts";
import type { Misfit } from "../go-value.ts";
import { goText, goTypeOf } from "../go-value.ts";
import { isObject } from "../json.ts";
import { badRequest, StatusError } from "../status.ts";

/** A patch that is well formed and cannot be applied: 422 without a reason that says more. */
export function unprocessable(cause?: Error): StatusError {
  const message = "the server rejected our request due to an error in our request";
  return new StatusError("Invalid", message, {}, { ...(cause && { cause }) });
}

/** A patch that is no patch: 400. */
export const undecodable = (given: unknown, type: string): StatusError =>
  badRequest(`error decoding patch: ${cannotUnmarshal(given, type)}`);

/** What is to be applied and is no mapping: 400. Source: sigs.k8s.io/yaml, Unmarshal 1.6. */
export function notApplicable(given: unknown): StatusError {
  const problem = cannotUnmarshal(given, "map[string]interface {}");
  return badRequest(
    `error decoding YAML: error unmarshaling JSON: while decoding JSON: ${problem}`,
  );
}

/** What Go says of JSON that is not of a type. */
export function cannotUnmarshal(given: unknown, type: string): string {
  const kind = Array.isArray(given) ? "array" : typeof given === "boolean" ? "bool" : typeof given;
  return `json: cannot unmarshal ${kind} into Go value of type ${type}`;
}

/**
 * A patch whose result is no object of the kind: 422, of nothing that has a name.
 * Source: endpoints/handlers/patch.go 1.36.
 */
export function unfit(shown: string, why: string): StatusError {
  return invalidObject(nothing, "", [invalid("patch", shown, why)]);
}

const nothing = { group: "", kind: "", plural: "" };

/**
 * What is said of a value that a strategic merge patch puts where it does not fit: the result is
 * converted from maps rather than decoded from JSON. Source: runtime/converter.go fromUnstructured.
 */
export function unconvertible({ value, type }: Misfit): string {
  const given = goKindOf(value);
  if (type.startsWith("map[")) return `cannot restore map from ${given}`;
  if (type.startsWith("[]")) return `cannot restore slice from ${given}`;
  // Go converts any number to any other and an integer to text, which is then refused.
  const isNumber = given === "float64" || given === "int64";
  const isConvertible = type === "string" ? given === "int64" : isNumber && type !== "bool";
  if (isConvertible && scalars.has(type)) return `cannot convert ${given} to ${type}`;
  if (scalars.has(type)) return `unrecognized type: ${type}`;
  return `cannot restore struct from: ${given}`;
}

const scalars = new Set(["string", "bool", "int32", "int64", "float64"]);

function goKindOf(value: unknown): string {
  if (Array.isArray(value)) return "slice";
  return isObject(value) ? "map" : goTypeOf(value);
}

/** A patch nested deeper than any object may be. */
export const tooDeep = (): StatusError => badRequest("error decoding patch: exceeded max depth");

/** A strategic merge patch with which the algorithm cannot go on; upstream answers 500. */
export function failed(message: string): StatusError {
  return new StatusError("Unknown", message);
}

/** `expected a []interface {}, but received a string` */
export function badType(expected: string, given: unknown): StatusError {
  const type = given === null ? noValue : goTypeOf(given);
  return failed(`expected a ${expected}, but received a ${type}`);
}

/** `unknown patch type: merge in map: map[$patch:merge]` */
export function badDirective(directive: unknown, item: unknown): StatusError {
  return failed(`unknown patch type: ${asText(directive)} in map: ${goText(item)}`);
}

/** What Go prints where it was told to print a text. */
function asText(value: unknown): string {
  if (value === null) return noValue;
  if (typeof value !== "number" && typeof value !== "boolean") return goText(value);
  return `%!s(${goTypeOf(value)}=${goText(value)})`;
}

const noValue = "%!s(<nil>)";

/** `map: map[image:x] does not contain declared merge key: name` */
export function noMergeKey(item: unknown, key: string): StatusError {
  return failed(`map: ${goText(item)} does not contain declared merge key: ${key}`);
}
