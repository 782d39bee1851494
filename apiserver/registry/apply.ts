import { invalidObject, required } from "../../api/field-error.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import { notApplicable } from "../../api/patch/index.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { badRequest, notFound, StatusError } from "../../api/status.ts";
import type { Structure } from "../../api/structure.ts";
import { applyConflict } from "../fields/conflict.ts";
import { problemOf } from "../fields/conform.ts";
import { type Applied, afterUpdate, apply, type Owners, type Writer } from "../fields/managers.ts";
import { ownersOf } from "../fields/ownership.ts";
import { type FieldFilter, keptFields } from "../fields/reset-fields.ts";
import { asJson, type Call, respond } from "./context.ts";
import { createFrom } from "./create.ts";
import { emptyObject } from "./empty-object.ts";
import { intakeNew, intakeUpdate } from "./intake.ts";
import { conflictsLeft, withLastApplied } from "./last-applied.ts";
import { writerOf } from "./ownership.ts";
import { noSuchUid } from "./preconditions.ts";
import { reportFields } from "./strict-fields.ts";
import { checkNames, replace } from "./update.ts";
import { checkOwners, versionsOf } from "./versions.ts";

/** A kind as an apply needs to know it. */
type KindShape = Pick<
  ResourceDefinition,
  "apiVersion" | "group" | "version" | "kind" | "structure"
>;

/**
 * PATCH of an object or of its status by a configuration that states what its manager wants.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applyObject(call: Call): ApiResponse {
  const { registry, resource, key } = call;
  const config = readConfiguration(call, resource.definition);
  const found = registry.storage.get(resource.table, key);
  if (found === undefined) return createApplied(call, config);
  const stored = resource.fromStored(found);
  const { next, owners } = changed(call, stored, config);
  if (next === stored && owners === ownersOf(found)) return respond(call, 200, found);
  return replace(call, stored, next, { owners });
}

/** What the configuration in the request makes of a stored object and the owners of its fields. */
export const appliedTo = (call: Call, stored: KubeObject) =>
  changed(call, stored, readConfiguration(call, call.resource.definition));

function changed(call: Call, stored: KubeObject, config: JsonObject) {
  const { object, owners } = applied(call, stored, config);
  const wanted = withLastApplied(call.options.fieldManager, object, config);
  const next = wanted === asJson(stored) ? stored : intakeUpdate(call, wanted, stored);
  checkNames(call, next);
  return { next, owners };
}

function createApplied(call: Call, config: JsonObject): ApiResponse {
  const { request, resource } = call;
  const { definition } = resource;
  if (request.subresource !== undefined) throw notFound(definition, request.name ?? "");
  const { uid } = isObject(config.metadata) ? config.metadata : {};
  if (typeof uid === "string" && uid !== "") throw noSuchUid(call, uid);
  const empty = emptyObject(definition);
  const { object, owners } = applied(call, empty, config);
  const next = intakeNew(call, object);
  checkNames(call, next);
  return createFrom(call, next, owners);
}

function applied(call: Call, stored: KubeObject, config: JsonObject): Applied {
  const { structure } = call.resource.definition;
  const kept = keptFields(call.resource.definition, call.request.subresource);
  const owners = ownersBefore(call, stored, kept);
  checkOwners(call.resource.definition, owners);
  return applyConfiguration(call, { structure, live: asJson(stored), config, owners, kept });
}

/** What a configuration makes of a value and its owners. Throws Conflict unless it is forced. */
export function applyConfiguration(
  call: Call,
  given: {
    readonly structure: Structure;
    readonly live: JsonObject;
    readonly config: JsonObject;
    readonly owners: Owners;
    readonly kept: FieldFilter;
  },
): Applied {
  const { options, registry, resource } = call;
  const { structure, live, config, owners, kept } = given;
  const time = formatTime(registry.clock.now());
  const writer = writerOf(call, "Apply");
  const versions = versionsOf(registry.resources, resource.definition);
  const shape = { structure };
  const result = apply(owners, { shape, live, config, writer, time, kept, versions });
  const { apiVersion } = resource.definition;
  const conflicts = conflictsLeft(
    options.fieldManager,
    { structure, apiVersion, live },
    result.conflicts,
  );
  if (conflicts.length > 0 && options.force !== true) throw applyConflict(conflicts);
  reportFields(call, call.resource.definition);
  return result;
}

const beforeFirstApply = "before-first-apply";

/**
 * An object whose owners were forgotten belongs to those who wrote before anybody applied, as far
 * as who applies could own it.
 */
function ownersBefore(
  { registry, request, resource }: Call,
  stored: KubeObject,
  kept: FieldFilter,
) {
  const { definition } = resource;
  const { apiVersion, structure } = definition;
  const before = emptyObject(definition);
  const owners = ownersOf(stored);
  if (owners.length > 0 || stored === before) return owners;
  const { subresource = "" } = request;
  const writer: Writer = {
    manager: beforeFirstApply,
    operation: "Update",
    apiVersion,
    subresource,
  };
  const time = formatTime(registry.clock.now());
  const change = { shape: { structure }, writer, time, kept };
  return afterUpdate([], { ...change, before: asJson(before), after: asJson(stored) });
}

/** The configuration in the body of an apply. Throws BadRequest in Kubernetes' words. */
export function readConfiguration(call: Call, names: KindShape): JsonObject {
  const { body } = call.request;
  if ((call.options.fieldManager ?? "") === "") {
    const error = required("fieldManager", "is required for apply patch");
    const options = { group: "meta.k8s.io", kind: "PatchOptions", plural: "" };
    throw invalidObject(options, "", [error]);
  }
  if (!isObject(body)) throw notApplicable(body);
  const apiVersion = textOf(body.apiVersion);
  const kind = textOf(body.kind);
  if (apiVersion === "") throw badRequest("invalid object type: /, Kind=");
  if (apiVersion !== names.apiVersion) {
    throw badRequest(
      "Incorrect version specified in apply patch. Specified patch version: " +
        `${apiVersion}, expected: ${names.apiVersion}`,
    );
  }
  if (kind !== names.kind) throw badRequest(`invalid object type: ${apiVersion}, Kind=${kind}`);
  const metadata = isObject(body.metadata) ? body.metadata : {};
  if (metadata.managedFields !== undefined && metadata.managedFields !== null) {
    throw badRequest("metadata.managedFields must be nil");
  }
  checkFields(call, names, body);
  return body;
}

/** A name in a configuration; anything but text is taken for none. */
const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/**
 * Throws where the kind has no such fields, or not of such types. Up to 1.36 that is an error that
 * upstream has no reason for. Source: https://github.com/kubernetes/kubernetes/pull/139255
 */
function checkFields(
  { request }: Call,
  { group, version, kind, structure }: KindShape,
  config: JsonObject,
): void {
  const problem = problemOf({ structure }, config);
  if (problem === undefined) return;
  const { namespace = "", name = "" } = request;
  const object = `${namespace}/${name}; ${group}/${version}, Kind=${kind}`;
  throw new StatusError("Unknown", `failed to create typed patch object (${object}): ${problem}`);
}
