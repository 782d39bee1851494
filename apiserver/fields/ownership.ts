import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../api/resource.ts";
import { encodeOwners, type Owners } from "./managers.ts";

// Owners hang on the stored object itself, out of sight of JSON and of copies: components never
// look at them, and managedFields are made of them when an object is sent to a client. A weak map
// with an entry for every object of the log would cost more than all the rest of a write.
const key = Symbol("owners");

/** An object as it comes from the storage. */
type Owned = KubeObject & { readonly [key]?: Owners };

const nobody: Owners = [];

/** Who owns the fields of a stored object. */
// A hidden member changes nothing of what the type says.
export const ownersOf = (object: KubeObject): Owners => (object as Owned)[key] ?? nobody;

/** `object` must not be frozen yet. */
export function setOwners(object: KubeObject, owners: Owners): void {
  if (owners.length > 0) Object.defineProperty(object, key, { value: owners });
}

/** The object as clients see it, with its managedFields. */
export function withManagedFields<T extends object>(object: T): T {
  if (!isKubeObject(object)) return object;
  const owners = ownersOf(object);
  if (owners.length === 0) return object;
  const metadata = changeMetadata(object.metadata, { managedFields: encodeOwners(owners) });
  return { ...object, metadata };
}

/** The object without the managedFields that a client sent along, which are kept elsewhere. */
export function withoutManagedFields(object: KubeObject): KubeObject {
  if (object.metadata.managedFields === undefined) return object;
  return { ...object, metadata: changeMetadata(object.metadata, { managedFields: undefined }) };
}

const isKubeObject = (object: object): object is KubeObject =>
  "metadata" in object && "apiVersion" in object;
