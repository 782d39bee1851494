import type { Json, JsonObject } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";

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
