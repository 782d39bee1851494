/** What a webhook's patch makes of an object. Source: webhook/mutating/dispatcher.go 1.36. */
import { isObject, type Json, type JsonObject } from "../../../api/json.ts";
import { applyOperations, OperationFailure } from "../../../api/patch/index.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { internalError } from "../../../api/status.ts";
import { DecodeError, decodeObject } from "../../decode.ts";
import { jsonProblem } from "../../json-syntax.ts";
import type { KindShape } from "../plugin.ts";
import { callFailure } from "./refusals.ts";

/** The operations in the text of a patch. Throws CallFailure where it has none. */
export function operationsIn(text: string, webhook: string): readonly JsonObject[] {
  const problem = jsonProblem(text);
  const undecodable = (why: string) =>
    callFailure(webhook, `received undecodable patch in webhook response: ${why}`);
  if (problem !== "") throw undecodable(problem);
  const patch: Json = JSON.parse(text);
  const kind = Array.isArray(patch) ? "" : isObject(patch) ? "object" : typeof patch;
  if (!Array.isArray(patch)) {
    throw undecodable(`json: cannot unmarshal ${kind} into Go value of type jsonpatch.Patch`);
  }
  return patch.map((each) => {
    if (isObject(each)) return each;
    throw undecodable("json: cannot unmarshal value into Go value of type jsonpatch.Operation");
  });
}

/**
 * The object with the operations applied, read as one of its kind. What its kind does not have is
 * dropped. Throws InternalError, by which nothing was changed.
 */
export function patchedBy(
  object: KubeObject,
  operations: readonly JsonObject[],
  { structure, kind }: KindShape,
): KubeObject {
  let document: Json;
  try {
    // An object is JSON.
    document = applyOperations(object as unknown as JsonObject, operations);
  } catch (error) {
    if (error instanceof OperationFailure) throw internalError(error.message);
    throw error;
  }
  try {
    // Decoding along the structure of the kind yields an object of the kind.
    return decodeObject(structure, document, kind).value as KubeObject;
  } catch (error) {
    if (error instanceof DecodeError) throw internalError(error.message);
    throw error;
  }
}
