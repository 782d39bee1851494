/** The ways in which a patch is refused. Source: k8s.io/apiserver endpoints/handlers/patch.go. */
import { isObject } from "../../api/json.ts";
import { badRequest, StatusError } from "../../api/status.ts";

/** A patch that is well formed and cannot be applied: 422 without a reason that says more. */
export function unprocessable(): StatusError {
  const message = "the server rejected our request due to an error in our request";
  return new StatusError("Invalid", message, {});
}

/** A patch that is no patch: 400. */
export function undecodable(given: unknown, type: string): StatusError {
  const kind = Array.isArray(given) ? "array" : typeof given === "boolean" ? "bool" : typeof given;
  return badRequest(
    `error decoding patch: json: cannot unmarshal ${kind} into Go value of type ${type}`,
  );
}

/** A patch nested deeper than any object may be. */
export const tooDeep = (): StatusError => badRequest("error decoding patch: exceeded max depth");

/** A strategic merge patch with which the algorithm cannot go on; upstream answers 500. */
export function failed(message: string): StatusError {
  return new StatusError("Unknown", message);
}

/** `expected a []interface {}, but received a string` */
export function badType(expected: string, given: unknown): StatusError {
  return failed(`expected a ${expected}, but received a ${goTypeOf(given)}`);
}

/** `map: map[image:x] does not contain declared merge key: name` */
export function noMergeKey(item: unknown, key: string): StatusError {
  return failed(`map: ${goText(item)} does not contain declared merge key: ${key}`);
}

function goTypeOf(value: unknown): string {
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
  const members = Object.keys(value).sort();
  return `map[${members.map((key) => `${key}:${goText(value[key])}`).join(" ")}]`;
}
