import type { ObjectMeta } from "../resource.ts";

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * `metadata` with changes; members that are `undefined` in them are left out. The members come in
 * Kubernetes' order, and are written out one by one: every write makes metadata, and an object
 * whose members are computed or deleted is slow ever after.
 */
export function changeMetadata(metadata: ObjectMeta, changes: Partial<ObjectMeta>): ObjectMeta {
  // A spread of two objects takes V8 ten times as long.
  const all: ObjectMeta = Object.assign({}, metadata, changes);
  const made: Writable<ObjectMeta> = {};
  if (all.name !== undefined) made.name = all.name;
  if (all.generateName !== undefined) made.generateName = all.generateName;
  if (all.namespace !== undefined) made.namespace = all.namespace;
  if (all.selfLink !== undefined) made.selfLink = all.selfLink;
  if (all.uid !== undefined) made.uid = all.uid;
  if (all.resourceVersion !== undefined) made.resourceVersion = all.resourceVersion;
  if (all.generation !== undefined) made.generation = all.generation;
  if (all.creationTimestamp !== undefined) made.creationTimestamp = all.creationTimestamp;
  if (all.deletionTimestamp !== undefined) made.deletionTimestamp = all.deletionTimestamp;
  if (all.deletionGracePeriodSeconds !== undefined) {
    made.deletionGracePeriodSeconds = all.deletionGracePeriodSeconds;
  }
  if (all.labels !== undefined) made.labels = all.labels;
  if (all.annotations !== undefined) made.annotations = all.annotations;
  if (all.ownerReferences !== undefined) made.ownerReferences = all.ownerReferences;
  if (all.finalizers !== undefined) made.finalizers = all.finalizers;
  if (all.managedFields !== undefined) made.managedFields = all.managedFields;
  return made;
}
