import type { ObjectMeta } from "../resource.ts";

/** Where claims and volumes of old named their class. Wherever it stands, it counts. */
export const betaClassAnnotation = "volume.beta.kubernetes.io/storage-class";

/**
 * The storage class of a claim or a volume; empty for none.
 * Source: component-helpers GetPersistentVolumeClaimClass 1.36.
 */
export function classOf(object: {
  readonly metadata: ObjectMeta;
  readonly spec: { readonly storageClassName?: string | undefined };
}): string {
  return object.metadata.annotations?.[betaClassAnnotation] ?? object.spec.storageClassName ?? "";
}
