/** What has become of the owners of an object. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";

export type OwnerReference = NonNullable<KubeObject["metadata"]["ownerReferences"]>[number];

export const foregroundFinalizer = "foregroundDeletion";
export const orphanFinalizer = "orphan";

/**
 * `solid` keeps its dependents, `waiting` is deleted once they are gone, `absent` is not there (any
 * more). Of an owner that is `unknown` nothing can be said: its kind is not served, or is of a
 * namespace that a cluster-scoped dependent does not have.
 */
export type OwnerState = "solid" | "waiting" | "absent" | "unknown";

/** An owner reference, looked up. */
export interface Owner {
  readonly reference: OwnerReference;
  readonly state: OwnerState;
  /** Absent for kinds that are not served. */
  readonly resource?: ResourceDefinition;
  /** Where it was looked for, if it could be. */
  readonly namespace?: string | undefined;
  /** The very owner is there, but in another namespace, where it owns nothing of this one. */
  readonly isElsewhere?: boolean;
}

export const isBeingDeleted = ({ metadata }: KubeObject) =>
  metadata.deletionTimestamp !== undefined;

export const holds = ({ metadata }: KubeObject, finalizer: string): boolean =>
  metadata.finalizers?.includes(finalizer) === true;

/** It goes once its dependents are gone. */
export const isWaiting = (object: KubeObject) =>
  isBeingDeleted(object) && holds(object, foregroundFinalizer);

/** Finds objects, in a cache. */
export interface OwnerLookup {
  resourceOf(reference: OwnerReference): ResourceDefinition | undefined;
  get(
    resource: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined;
  list(resource: ResourceDefinition): readonly KubeObject[];
}

/** Looks up one owner of `dependent`. Source: attemptToDeleteItem's isDangling 1.36. */
export function findOwner(
  reference: OwnerReference,
  dependent: KubeObject,
  lookup: OwnerLookup,
): Owner {
  const resource = lookup.resourceOf(reference);
  if (resource === undefined) return { reference, state: "unknown" };
  const { namespace = "" } = dependent.metadata;
  if (resource.namespaced && namespace === "") return { reference, resource, state: "unknown" };
  const place = resource.namespaced ? namespace : undefined;
  const owner = lookup.get(resource, place, reference.name);
  const where = { reference, resource, namespace: place };
  if (owner === undefined || owner.metadata.uid !== reference.uid) {
    return { ...where, state: "absent" };
  }
  return { ...where, state: isWaiting(owner) ? "waiting" : "solid" };
}

/** Whether an owner that was not found is in another namespace. Reads every object of its kind. */
export function isElsewhere({ reference, resource }: Owner, lookup: OwnerLookup): boolean {
  if (resource?.namespaced !== true) return false;
  return lookup.list(resource).some(({ metadata }) => metadata.uid === reference.uid);
}
