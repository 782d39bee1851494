import { isShallow } from "../depth.ts";
import { isObject, type JsonObject } from "../json.ts";
import { badRequest, StatusError } from "../status.ts";
import { applyOperations, isOperation, OperationFailure } from "./json-operations.ts";
import { cannotUnmarshal, tooDeep, undecodable, unprocessable } from "./refusals.ts";

/** How many operations one patch may have. */
const operationsMax = 10_000;

/**
 * Applies a JSON patch (RFC 6902), all of it or, by throwing, none. An operation that cannot be
 * applied is a 422 that tells which by its cause alone; a body that is no list of operations is a
 * 400.
 */
export function jsonPatch(object: JsonObject, patch: unknown): JsonObject {
  if (!Array.isArray(patch)) throw undecodable(patch, "[]interface {}");
  if (patch.length > operationsMax) {
    const fact = `The allowed maximum operations in a JSON patch is ${operationsMax}`;
    const message = `Request entity too large: ${fact}, got ${patch.length}`;
    throw new StatusError("RequestEntityTooLarge", message);
  }
  if (!isShallow(patch)) throw tooDeep();
  const wrong = patch.find((operation) => !isOperation(operation));
  if (wrong !== undefined) throw badRequest(cannotUnmarshal(wrong, "jsonpatch.Operation"));
  try {
    const document = applyOperations(object, patch);
    // Where a list was put in place of the whole, it is no object any more.
    if (isObject(document)) return document;
  } catch (error) {
    throw error instanceof OperationFailure ? unprocessable(error) : error;
  }
  throw unprocessable();
}
