/** What has become of the owners of an object. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
export type OwnerReference = NonNullable<KubeObject["metadata"]["ownerReferences"]>[number];
export declare const foregroundFinalizer = "foregroundDeletion";
export declare const orphanFinalizer = "orphan";
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
export declare const isBeingDeleted: ({ metadata }: KubeObject) => boolean;
export declare const holds: ({ metadata }: KubeObject, finalizer: string) => boolean;
/** It goes once its dependents are gone. */
export declare const isWaiting: (object: KubeObject) => boolean;
/** Finds objects, in a cache. */
export interface OwnerLookup {
    resourceOf(reference: OwnerReference): ResourceDefinition | undefined;
    get(resource: ResourceDefinition, namespace: string | undefined, name: string): KubeObject | undefined;
    list(resource: ResourceDefinition): readonly KubeObject[];
}
/** Looks up one owner of `dependent`. Source: attemptToDeleteItem's isDangling 1.36. */
export declare function findOwner(reference: OwnerReference, dependent: KubeObject, lookup: OwnerLookup): Owner;
/** Whether an owner that was not found is in another namespace. Reads every object of its kind. */
export declare function isElsewhere({ reference, resource }: Owner, lookup: OwnerLookup): boolean;
