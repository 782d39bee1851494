import { invalid, invalidObject } from "../../api/field-error.ts";
import { equalJson, isObject } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import { patchTypes } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { badRequest, StatusError } from "../../api/status.ts";
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
      return mergePatch(asJson(stored), body);
    case "strategic":
      return strategicMergePatch(resource.definition.structure, asJson(stored), body);
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

/** A patch whose result cannot be decoded, or not strictly as was asked, is invalid as a whole. */
function intakePatched(call: Call, stored: KubeObject, patched: unknown): KubeObject {
  try {
    return intakeUpdate(call, patched, stored);
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== "BadRequest") throw error;
    const [, why = error.message] = /cannot be handled as a \w+: (.*)/s.exec(error.message) ?? [];
    throw invalidObject(call.resource.definition, stored.metadata.name ?? "", [
      invalid("patch", JSON.stringify(call.request.body), why),
    ]);
  }
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
