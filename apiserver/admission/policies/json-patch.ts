/**
 * What a mutation of the type JSONPatch makes of an object.
 * Source: k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch/json_patch.go 1.36.
 */
import { type CelValue, jsonOf } from "../../../api/cel/index.ts";
import { isObject, type Json, type JsonObject } from "../../../api/json.ts";
import { applyOperations, OperationFailure } from "../../../api/patch/index.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { checkTypeNames } from "./message-names.ts";
import { PatchError } from "./patch-error.ts";

/**
 * The object with all operations applied that an expression gave, not yet decoded; as it was where
 * one of them is a test that fails. Throws PatchError.
 */
export function patched(object: KubeObject, value: CelValue): Json {
  const operations = Array.isArray(value) ? value.map(operationOf) : [];
  // An object is JSON.
  const original = object as unknown as JsonObject;
  let document: Json = original;
  for (const operation of operations) {
    try {
      document = applyOperations(document, [operation]);
    } catch (error) {
      if (!(error instanceof OperationFailure)) throw error;
      if (operation.op === "test") return original;
      throw new PatchError(`JSONPath: ${error.message}`);
    }
  }
  return document;
}

function operationOf(value: CelValue): JsonObject {
  const { value: given } = value instanceof Map ? membersOf(value) : {};
  if (given !== undefined) checkTypeNames(given);
  const made = jsonOf(value);
  const { op = "", path = "", from = "", value: content } = isObject(made) ? made : {};
  return {
    op,
    path,
    ...(from === "" ? {} : { from }),
    ...(content === undefined ? {} : { value: content }),
  };
}

const membersOf = (message: ReadonlyMap<CelValue, CelValue>) => ({ value: message.get("value") });
