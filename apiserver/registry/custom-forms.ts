/** Custom objects between the form that they are stored in and the versions they are served in. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import { decodeObject } from "../decode.ts";
import { pruned } from "../decode-schema.ts";
import { heldOwners, setOwners } from "../fields/ownership.ts";
import type { Resource } from "./resource-table.ts";

/**
 * How objects of a served version are stored and read. As with the conversion of Kubernetes that is
 * called None, only the apiVersion changes; fields that a version does not have are dropped on the
 * way to it. What is read has the defaults of the version that it is stored in.
 */
export function customForms({
  apiVersion,
  group,
  version,
  kind,
  structure,
  custom,
}: ResourceDefinition): Pick<Resource, "toStored" | "fromStored"> {
  if (custom === undefined) throw new Error(`${kind} is no custom resource`);
  const { stored: storedVersion, structures } = custom;
  const shown = new WeakMap<KubeObject, KubeObject>();
  const storedStructure = structures.get(storedVersion) ?? structure;
  return {
    toStored(object) {
      if (version === storedVersion) return object;
      return inVersion(object, `${group}/${storedVersion}`, storedStructure);
    },
    fromStored(stored) {
      const known = shown.get(stored);
      if (known !== undefined) return known;
      const read = readStored(stored);
      const object =
        stored.apiVersion === apiVersion ? read : inVersion(read, apiVersion, structure);
      if (object !== stored) setOwners(object, heldOwners(stored));
      shown.set(stored, object);
      return object;
    },
  };

  /** It may have been stored by an earlier schema. */
  function readStored(stored: KubeObject): KubeObject {
    const from = structures.get(stored.apiVersion.slice(group.length + 1));
    // Decoding along the structure of the kind yields an object of the kind.
    return from === undefined ? stored : (decodeObject(from, stored, kind).value as KubeObject);
  }
}

const inVersion = (object: KubeObject, apiVersion: string, structure: Structure): KubeObject =>
  // Pruning leaves what every object has.
  pruned(structure, { ...object, apiVersion }) as KubeObject;
