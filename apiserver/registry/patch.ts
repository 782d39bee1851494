import { invalid, invalidObject } from "../../api/field-error.ts";
import { equalJson, isObject } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import { patchTypes } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { badRequest, StatusError } from "../../api/status.ts";
import { decodeObject } from "../decode.ts";
import { jsonPatch, mergePatch, strategicMergePatch } from "../patch/index.ts";
import { asJson, type Call, respond, storedObject } from "./context.ts";
import { intakeUpdate } from "./intake.ts";
import { replace } from "./update.ts";

/** PATCH of an object or of its status. */
export function patchObject(call: Call): ApiResponse {
  const stored = call.resource.fromStored(storedObject(call));
  const patched = applyPatch(call, stored);
  if (patched === stored) return respond(call, 200, storedObject(call));
  checkIdentity(call, stored, patched);
  return replace(call, stored, intakePatched(call, stored, patched));
}

/** The object as the patch makes it, not yet decoded. */
export function applyPatch({ request, resource, options }: Call, stored: KubeObject): unknown {
  const { patchType, body } = request;
  switch (patchType) {
    case "json":
      return jsonPatch(asJson(stored), body);
    case "merge":
      return mergePatch(asJson(stored), asObject(body));
    case "strategic":
      return strategicMergePatch(resource.definition.structure, asJson(stored), asObject(body));
    case "apply":
    case undefined:
      throw new StatusError(
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: " +
          [patchTypes.json, patchTypes.merge, patchTypes.strategic].join(", "),
        {},
      );
    default:
      throw new Error(`${patchType satisfies never} is no patch type (${options.fieldManager})`);
  }
}

function asObject(body: unknown) {
  if (isObject(body)) return body;
  throw badRequest("json: cannot unmarshal array into Go value of type map[string]interface {}");
}

/** A patch that names fields that there are not is invalid as a whole. */
function intakePatched(call: Call, stored: KubeObject, patched: unknown): KubeObject {
  const { definition } = call.resource;
  const { fieldValidation = "Warn" } = call.options;
  if (fieldValidation !== "Strict" || !isObject(patched))
    return intakeUpdate(call, patched, stored);
  const { unknownFields } = decodeObject(definition.structure, patched, definition.kind);
  if (unknownFields.length === 0) return intakeUpdate(call, patched, stored);
  const text = unknownFields.map((path) => `unknown field "${path}"`).join(", ");
  const error = invalid("patch", call.request.body, `strict decoding error: ${text}`);
  throw invalidObject(definition, stored.metadata.name ?? "", [
    { ...error, value: JSON.stringify(call.request.body) },
  ]);
}

function checkIdentity({ resource }: Call, stored: KubeObject, patched: unknown): void {
  if (!isObject(patched) || !isObject(patched.metadata)) {
    throw badRequest("the patched object has no metadata");
  }
  const { name, namespace } = patched.metadata;
  const moved = name !== stored.metadata.name || !equalJson(namespace, stored.metadata.namespace);
  if (!moved) return;
  const before = { name: stored.metadata.name, namespace: stored.metadata.namespace };
  const fact = "field is immutable";
  const wrong = name === before.name ? "namespace" : "name";
  throw invalidObject(resource.definition, before.name ?? "", [
    invalid(`metadata.${wrong}`, patched.metadata[wrong], fact),
  ]);
}
