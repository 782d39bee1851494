import { goText } from "../../api/go-value.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import {
  jsonPatch,
  mergePatch,
  strategicMergePatch,
  unconvertible,
  unfit,
} from "../../api/patch/index.ts";
import type { ApiResponse } from "../../api/request.ts";
import { patchTypes } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import type { Structure } from "../../api/structure.ts";
import { DecodeError } from "../decode.ts";
import { withManagedFields } from "../fields/ownership.ts";
import { applyObject } from "./apply.ts";
import { asJson, type Call, respond, storedObject } from "./context.ts";
import { intakeUpdate } from "./intake.ts";
import { reportFields } from "./strict-fields.ts";
import { checkNames, replace } from "./update.ts";

/** PATCH of an object or of its status. */
export function patchObject(call: Call): ApiResponse {
  if (call.request.patchType === "apply") return applyObject(call);
  if (call.request.patchType === "strategic") checkStrategic(call.resource.definition);
  const stored = storedObject(call);
  const object = call.resource.fromStored(stored);
  const next = patchedObject(call, object);
  return next === object ? respond(call, 200, stored) : replace(call, object, next);
}

/** Lists of custom resources have no merge keys, so such a patch has no meaning for them. */
function checkStrategic({ custom }: ResourceDefinition): void {
  if (custom === undefined) return;
  const { json, merge, apply } = patchTypes;
  throw unknownFormat([json, merge, apply]);
}

const unknownFormat = (types: readonly string[]) =>
  new StatusError(
    "UnsupportedMediaType",
    "the body of the request was in an unknown format - accepted media types include: " +
      types.join(", "),
  );

/** The object as the patch makes it; the same one where the patch changes nothing. */
export function patchedObject(call: Call, stored: KubeObject): KubeObject {
  const shown = asJson(touchesOwners(call) ? withManagedFields(stored) : stored);
  const patched = applyPatch(call, shown, call.resource.definition.structure);
  if (patched === shown) {
    readPatched(call, patched, () => reportFields(call, call.resource.definition));
    return stored;
  }
  const next = readPatched(call, patched, () => intakeUpdate(call, patched, stored));
  checkNames(call, next);
  return next;
}

/** Whether the patch reads or changes who owns which fields; seldom does anybody. */
function touchesOwners({ request: { body } }: Call): boolean {
  if (isObject(body)) return isObject(body.metadata) && "managedFields" in body.metadata;
  if (!Array.isArray(body)) return false;
  return body.some((operation: unknown) => {
    const { path, from } = isObject(operation) ? operation : {};
    return [path, from].some((each) => typeof each === "string" && namesOwners.test(each));
  });
}

const namesOwners = /^(\/metadata(\/managedFields.*)?)?$/;

/** What the patch makes of an object of `structure`, not yet decoded. */
export function applyPatch({ request }: Call, object: JsonObject, structure: Structure): unknown {
  const { patchType, body } = request;
  switch (patchType) {
    case "json":
      return jsonPatch(object, body);
    case "merge":
      return mergePatch(object, body);
    case "strategic":
      return ofSameKind(object, strategicMergePatch(structure, object, body));
    case "apply":
    case undefined:
      throw unknownFormat([patchTypes.json, patchTypes.merge, patchTypes.strategic]);
    default:
      throw new Error(`${patchType satisfies never} is no patch type`);
  }
}

/**
 * Such a patch yields the type that it was applied to, whatever it says of the kind: Ansible scales
 * with patches that name the kind of what they scale. Source: endpoints/handlers/patch.go 1.36.
 */
function ofSameKind({ apiVersion, kind }: JsonObject, patched: JsonObject): JsonObject {
  const names = [patched.apiVersion, patched.kind];
  const isSame = patched.apiVersion === apiVersion && patched.kind === kind;
  if (isSame || names.some((name) => name !== undefined && typeof name !== "string"))
    return patched;
  return { ...patched, apiVersion, kind };
}

/** What `read` makes of the result of a patch. One that cannot be read is invalid as a whole. */
export function readPatched<T>({ request }: Call, patched: unknown, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== "BadRequest") throw error;
    const [, why = error.message] = /cannot be handled as a \w+: (.*)/s.exec(error.message) ?? [];
    if (request.patchType !== "strategic") throw unfit(JSON.stringify(sorted(patched)), why);
    const misfit = error.cause instanceof DecodeError ? error.cause.misfit : undefined;
    throw unfit(goText(request.body), misfit === undefined ? why : unconvertible(misfit));
  }
}

/** The members in the order in which Go writes a map. */
const sorted = (patched: unknown): unknown =>
  isObject(patched)
    ? Object.fromEntries(Object.entries(patched).sort(([left], [right]) => (left < right ? -1 : 1)))
    : patched;
