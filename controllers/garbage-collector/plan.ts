import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import {
  type Action,
  type ObjectIdentity,
  type PatchAction,
  record,
  remove,
} from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import {
  foregroundFinalizer,
  holds,
  isBeingDeleted,
  isWaiting,
  type Owner,
  orphanFinalizer,
} from "./owners.ts";

/** An object, with the resource that it is of. */
export interface Item {
  readonly resource: ResourceDefinition;
  readonly object: KubeObject;
}

/** All that the fate of one object depends on. */
export interface Observed extends Item {
  /** Its owner references, looked up. */
  readonly owners: () => readonly Owner[];
  /** The objects of any kind that refer to it as an owner. */
  readonly dependents: () => readonly Item[];
}

/** Caches may be late, so that what the server held back is looked at again. */
const recheckMs = 1000;

/**
 * The next step for an object with owners or dependents. Who waits for its dependents lets go when
 * the last is gone; they delete themselves, each by a plan of its own.
 * Source: pkg/controller/garbagecollector attemptToDeleteItem 1.36.
 */
export function planGarbage(observed: Observed): Plan {
  const { object } = observed;
  if (!isBeingDeleted(object)) return planDependent(observed);
  if (holds(object, orphanFinalizer)) return { actions: orphan(observed) };
  if (!holds(object, foregroundFinalizer)) return nothing;
  const { uid } = object.metadata;
  const isBlocked = observed
    .dependents()
    .some(({ object: { metadata } }) =>
      metadata.ownerReferences?.some((ref) => ref.uid === uid && ref.blockOwnerDeletion === true),
    );
  return isBlocked ? nothing : { actions: [withoutFinalizer(observed, foregroundFinalizer)] };
}

function planDependent(observed: Observed): Plan {
  const owners = observed.owners();
  const told = owners.flatMap((owner) => tellElsewhere(observed, owner));
  if (owners.some(({ state }) => state === "unknown")) return { actions: told };
  const gone = owners.filter(({ state }) => state !== "solid");
  if (gone.length === 0) return nothing;
  const absent = gone.filter(({ state }) => state === "absent");
  const unless = absent.flatMap(identityOf);
  const actions = [
    ...told,
    ...(gone.length < owners.length
      ? [{ ...withoutOwners(observed, gone), unless }]
      : deletion(observed, unless)),
  ];
  return unless.length === 0 ? { actions } : { actions, requeueAfterMs: recheckMs };
}

/** Deletes an object that nobody owns any more, in the way that its own dependents ask for. */
function deletion(observed: Observed, unless: readonly ObjectIdentity[]): readonly Action[] {
  const { resource, object } = observed;
  const dependents = observed.owners().some(({ state }) => state === "waiting")
    ? observed.dependents()
    : [];
  const { uid, resourceVersion } = object.metadata;
  // Its owner may have let it go since the cache saw it: then it stays.
  const asSeen = { preconditions: { uid, resourceVersion } };
  if (dependents.length === 0) {
    const options = { ...asSeen, propagationPolicy: policyOf(object) };
    return [{ ...remove(resource, object, options), unless }];
  }
  const propagationPolicy = "Foreground";
  // Of two that wait for each other, one has to let the other go first, and so is changed.
  if (dependents.some((each) => isWaiting(each.object))) {
    return [unblocked(observed), { ...remove(resource, object, { propagationPolicy }), unless }];
  }
  return [{ ...remove(resource, object, { ...asSeen, propagationPolicy }), unless }];
}

function policyOf(object: KubeObject): "Orphan" | "Foreground" | "Background" {
  if (holds(object, orphanFinalizer)) return "Orphan";
  return holds(object, foregroundFinalizer) ? "Foreground" : "Background";
}

/** Takes the owner off all dependents, then its finalizer. */
function orphan(observed: Observed): readonly Action[] {
  const { uid } = observed.object.metadata;
  return [
    ...observed.dependents().map((each) => {
      const kept = each.object.metadata.ownerReferences?.filter((ref) => ref.uid !== uid);
      return patchMetadata(each, { ownerReferences: nullIfEmpty(kept) });
    }),
    withoutFinalizer(observed, orphanFinalizer),
  ];
}

const withoutFinalizer = (item: Item, finalizer: string): PatchAction =>
  patchMetadata(item, {
    finalizers: nullIfEmpty(item.object.metadata.finalizers?.filter((each) => each !== finalizer)),
  });

function withoutOwners(item: Item, owners: readonly Owner[]): PatchAction {
  const uids = new Set(owners.map(({ reference }) => reference.uid));
  const kept = item.object.metadata.ownerReferences?.filter(({ uid }) => !uids.has(uid));
  return patchMetadata(item, { ownerReferences: nullIfEmpty(kept) });
}

/** `null` takes a field off in a merge patch. */
const nullIfEmpty = <T>(list: readonly T[] = []) => (list.length === 0 ? null : list);

const unblocked = (item: Item): PatchAction =>
  patchMetadata(item, {
    ownerReferences: item.object.metadata.ownerReferences?.map((ref) => ({
      ...ref,
      blockOwnerDeletion: false,
    })),
  });

/** A merge patch, which every kind takes, of the object as it was seen. */
function patchMetadata({ resource, object }: Item, changes: object): PatchAction {
  const { namespace, name = "", uid, resourceVersion } = object.metadata;
  const patch = { metadata: { uid, resourceVersion, ...changes } };
  return { do: "patch", resource, namespace, name, patchType: "merge", patch };
}

function identityOf({ resource, namespace, reference }: Owner): ObjectIdentity[] {
  const { name, uid } = reference;
  return resource === undefined ? [] : [{ resource, namespace, name, uid }];
}

function tellElsewhere({ object }: Item, { reference, isElsewhere }: Owner): readonly Action[] {
  if (isElsewhere !== true) return [];
  const { apiVersion, kind, name, uid } = reference;
  const { namespace = "" } = object.metadata;
  const owner = `${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}`;
  const message = `ownerRef [${owner}] does not exist in namespace "${namespace}"`;
  return [
    record({ regarding: object, type: "Warning", reason: "OwnerRefInvalidNamespace", message }),
  ];
}
