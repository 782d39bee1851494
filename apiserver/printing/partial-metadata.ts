import type { KubeObject, ObjectMeta } from "../../api/resource.ts";

const apiVersion = "meta.k8s.io/v1";

/** An object without all but its metadata. Source: meta/v1 PartialObjectMetadata. */
export interface PartialObjectMetadata {
  readonly kind: "PartialObjectMetadata";
  readonly apiVersion: typeof apiVersion;
  readonly metadata: ObjectMeta;
}

/** The metadata of a list. */
export interface ListMeta {
  readonly resourceVersion?: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

export interface PartialObjectMetadataList {
  readonly kind: "PartialObjectMetadataList";
  readonly apiVersion: typeof apiVersion;
  readonly metadata: ListMeta;
  readonly items: readonly PartialObjectMetadata[];
}

// Asked for the same object again, the same object is returned, so that it is encoded but once.
const made = new WeakMap<KubeObject, PartialObjectMetadata>();

/** The metadata of an object, as an object of its own. */
export function toPartialObjectMetadata(object: KubeObject): PartialObjectMetadata {
  const known = made.get(object);
  if (known !== undefined) return known;
  const { metadata } = object;
  const partial: PartialObjectMetadata = { kind: "PartialObjectMetadata", apiVersion, metadata };
  if (Object.isFrozen(object)) made.set(object, Object.freeze(partial));
  return partial;
}

export function toPartialObjectMetadataList(
  objects: readonly KubeObject[],
  metadata: ListMeta,
): PartialObjectMetadataList {
  const items = objects.map(toPartialObjectMetadata);
  return { kind: "PartialObjectMetadataList", apiVersion, metadata, items };
}
