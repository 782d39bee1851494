/**
 * What a mutation of the type JSONPatch makes of an object.
 * Source: k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch/json_patch.go 1.36.
 */
import { type CelValue, jsonOf } from "../../../api/cel/index.ts";
import { isObject, type Json, type JsonObject } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { StatusError } from "../../../api/status.ts";
import { jsonPatch } from "../../patch/index.ts";
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
  let document = original;
  for (const operation of operations) {
    try {
      document = jsonPatch(document, [operation]);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      if (operation.op === "test") return original;
      throw new PatchError(`JSONPath: ${problemOf(document, operation)}`);
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

/** Why an operation cannot be applied. Source: evanphx/json-patch 4. */
function problemOf(document: JsonObject, { op, path, from }: JsonObject): string {
  const at = String(path);
  const [name, ...others] = at.split("/").slice(1).reverse();
  const container = others.reverse().reduce<Json | undefined>(memberOf, document);
  const isThere = isObject(container) || Array.isArray(container);
  const index = `Unable to access invalid index: ${name}: invalid index referenced`;
  switch (op) {
    case "add":
      if (isThere) return `error in add for path: '${at}': ${index}`;
      return `add operation does not apply: doc is missing path: "${at}": missing value`;
    case "remove":
      if (!isThere) {
        return `remove operation does not apply: doc is missing path: "${at}": missing value`;
      }
      return Array.isArray(container)
        ? `error in remove for path: '${at}': ${index}`
        : `error in remove for path: '${at}': Unable to remove nonexistent key: ${name}: missing value`;
    case "replace": {
      const missing = isThere ? "key" : "path";
      return `replace operation does not apply: doc is missing ${missing}: ${at}: missing value`;
    }
    case "move":
    case "copy":
      return `${op} operation does not apply: doc is missing from path: ${from}: missing value`;
    default:
      return `Unexpected kind: ${op}`;
  }
}

function memberOf(value: Json | undefined, token: string): Json | undefined {
  const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
  if (isObject(value)) return value[key];
  return Array.isArray(value) ? value[Number(key)] : undefined;
}
