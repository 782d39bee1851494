/** What a write does to the ownership of fields. */
import type { Json, JsonObject } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import type { Structure } from "../../api/structure.ts";
import {
  afterUpdate,
  decodeOwners,
  forgetsOwners,
  type Owners,
  ownersOfNew,
  type Writer,
} from "../fields/managers.ts";
import { ownersOf } from "../fields/ownership.ts";
import { rootShape } from "../fields/shape.ts";
import { asJson, type Call, memberOf } from "./context.ts";
import { asSent } from "./intake.ts";

export function writerOf(
  { request, resource, options }: Call,
  operation: Writer["operation"],
  subresource = request.subresource ?? "",
): Writer {
  const { fieldManager = "" } = options;
  const manager = fieldManager === "" ? request.actor : fieldManager;
  return { manager, operation, apiVersion: resource.definition.apiVersion, subresource };
}

/** The owners of a new object: its creator has what makes it more than an empty one. */
export function ownersAfterCreate(call: Call, decoded: KubeObject): Owners {
  const empty = emptyObject(call.resource.definition);
  const sent = withStatus(asSent(decoded), empty);
  const named = namedOwners(sent);
  if (named !== undefined) return afterUpdate(named, change(call, empty, sent));
  return ownersOfNew(asJson(empty), asJson(sent), change(call, empty, sent));
}

/**
 * The owners after an update from `stored` to `decoded`, as the writer sent it. Only the status
 * changes through a status subresource, and all but the status through everything else.
 */
export function ownersAfterUpdate(
  call: Call,
  stored: KubeObject,
  decoded: KubeObject,
  subresource?: string,
): Owners {
  const isStatus = call.request.subresource === "status";
  const sent = isStatus
    ? withStatus({ ...stored, metadata: decoded.metadata }, decoded)
    : withStatus(decoded, stored);
  const owners = namedOwners(decoded) ?? ownersOf(stored);
  return afterUpdate(owners, change(call, stored, sent, subresource));
}

function change(call: Call, before: KubeObject, after: KubeObject, subresource?: string) {
  return {
    shape: rootShape(call.resource.definition.structure),
    before: asJson(before),
    after: asJson(after),
    writer: writerOf(call, "Update", subresource),
    time: formatTime(call.registry.clock.now()),
  };
}

/** The owners that the writer has named, if it did. */
function namedOwners({ metadata: { managedFields } }: KubeObject): Owners | undefined {
  if (managedFields === undefined) return undefined;
  return forgetsOwners(managedFields) ? [] : decodeOwners(managedFields);
}

/** `object` with the status of `other`. */
function withStatus(object: KubeObject, other: KubeObject): KubeObject {
  const status = memberOf(other, "status");
  if (memberOf(object, "status") === status) return object;
  return Object.assign({ ...object }, { status });
}

const empties = new WeakMap<Structure, KubeObject>();

/** The object that says nothing: what is there in it is there in every object of the kind. */
export function emptyObject({ structure }: ResourceDefinition): KubeObject {
  const known = empties.get(structure);
  if (known !== undefined) return known;
  // Metadata is there in every object, and nobody owns its kind.
  const empty = emptyOf(structure) as unknown as KubeObject;
  empties.set(structure, empty);
  return empty;
}

/** The structs, lists and maps that are there where nothing was said, without their defaults. */
function emptyOf({ fields }: Structure): JsonObject {
  const members: Record<string, Json> = {};
  for (const { name, filled, structure } of fields?.values() ?? []) {
    if (!filled) continue;
    if (structure.type === "object") members[name] = emptyOf(structure);
    if (structure.type === "map") members[name] = {};
    if (structure.type === "array") members[name] = [];
  }
  return members;
}
