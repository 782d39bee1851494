import type { Writable } from "../json.ts";
import type { ObjectMeta } from "../resource.ts";

/**
 * `metadata` with changes; members that are `undefined` in them are left out. The members come in
 * Kubernetes' order, and are written out one by one: every write makes metadata, and an object
 * whose members are computed or deleted is slow ever after.
 */
export function changeMetadata(metadata: ObjectMeta, changes: Partial<ObjectMeta>): ObjectMeta {
  const made: Writable<ObjectMeta> = {};
  const name = "name" in changes ? changes.name : metadata.name;
  if (name !== undefined) made.name = name;
  const generateName = "generateName" in changes ? changes.generateName : metadata.generateName;
  if (generateName !== undefined) made.generateName = generateName;
  const namespace = "namespace" in changes ? changes.namespace : metadata.namespace;
  if (namespace !== undefined) made.namespace = namespace;
  const selfLink = "selfLink" in changes ? changes.selfLink : metadata.selfLink;
  if (selfLink !== undefined) made.selfLink = selfLink;
  const uid = "uid" in changes ? changes.uid : metadata.uid;
  if (uid !== undefined) made.uid = uid;
  const resourceVersion =
    "resourceVersion" in changes ? changes.resourceVersion : metadata.resourceVersion;
  if (resourceVersion !== undefined) made.resourceVersion = resourceVersion;
  const generation = "generation" in changes ? changes.generation : metadata.generation;
  if (generation !== undefined) made.generation = generation;
  const creationTimestamp =
    "creationTimestamp" in changes ? changes.creationTimestamp : metadata.creationTimestamp;
  if (creationTimestamp !== undefined) made.creationTimestamp = creationTimestamp;
  const deletionTimestamp =
    "deletionTimestamp" in changes ? changes.deletionTimestamp : metadata.deletionTimestamp;
  if (deletionTimestamp !== undefined) made.deletionTimestamp = deletionTimestamp;
  const deletionGracePeriodSeconds =
    "deletionGracePeriodSeconds" in changes
      ? changes.deletionGracePeriodSeconds
      : metadata.deletionGracePeriodSeconds;
  if (deletionGracePeriodSeconds !== undefined)
    made.deletionGracePeriodSeconds = deletionGracePeriodSeconds;
  const labels = "labels" in changes ? changes.labels : metadata.labels;
  if (labels !== undefined) made.labels = labels;
  const annotations = "annotations" in changes ? changes.annotations : metadata.annotations;
  if (annotations !== undefined) made.annotations = annotations;
  const ownerReferences =
    "ownerReferences" in changes ? changes.ownerReferences : metadata.ownerReferences;
  if (ownerReferences !== undefined) made.ownerReferences = ownerReferences;
  const finalizers = "finalizers" in changes ? changes.finalizers : metadata.finalizers;
  if (finalizers !== undefined) made.finalizers = finalizers;
  const managedFields = "managedFields" in changes ? changes.managedFields : metadata.managedFields;
  if (managedFields !== undefined) made.managedFields = managedFields;
  return made;
}

/** `metadata` as it was written at a revision. */
export function atRevision(metadata: ObjectMeta, revision: number): ObjectMeta {
  const resourceVersion = String(revision);
  if (metadata.resourceVersion === undefined) return changeMetadata(metadata, { resourceVersion });
  const made: Writable<ObjectMeta> = { ...metadata };
  made.resourceVersion = resourceVersion;
  return made;
}

/** Sets the revision of metadata that nobody else has yet; false where it has no place for it. */
export function setsRevision(metadata: Writable<ObjectMeta>, revision: number): boolean {
  if (metadata.resourceVersion === undefined) return false;
  metadata.resourceVersion = String(revision);
  return true;
}
