/** What a write does to the ownership of fields. */
import type { Json, JsonObject } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import type { Writer } from "../fields/managers.ts";
import { type Ownership, updatedOwnership } from "../fields/ownership.ts";
import { type Call, memberOf } from "./context.ts";

export function writerOf(
  { request, resource, options }: Call,
  operation: Writer["operation"],
  subresource = request.subresource ?? "",
): Writer {
  const { fieldManager = "" } = options;
  const manager = fieldManager === "" ? request.actor : fieldManager;
  return { manager, operation, apiVersion: resource.definition.apiVersion, subresource };
}

/** The ownership of a new object: its creator has what makes it more than an empty one. */
export function ownershipOfNew(call: Call, decoded: KubeObject): Ownership {
  const { definition } = call.resource;
  const before = emptyObject(definition);
  const after = definition.hasStatus ? withStatusOf(decoded, before) : decoded;
  return ownershipAfter(call, undefined, { before, after, decoded });
}

export function ownershipAfter(
  call: Call,
  base: Ownership | undefined,
  change: {
    readonly before: KubeObject;
    readonly after: KubeObject;
    /** What was sent, with its managedFields. */
    readonly decoded: KubeObject;
    readonly subresource?: string | undefined;
  },
): Ownership {
  const { before, after, decoded, subresource } = change;
  return updatedOwnership(base, {
    structure: call.resource.definition.structure,
    before,
    after,
    writer: writerOf(call, "Update", subresource),
    timeMs: call.registry.clock.now(),
    given: decoded.metadata.managedFields,
  });
}

/** `object` with the status of `other`. */
export function withStatusOf(object: KubeObject, other: KubeObject): KubeObject {
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
