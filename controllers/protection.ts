/** Finalizers that keep what is in use. */
import { changeMetadata } from "../api/meta/change-metadata.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { update } from "../client/action.ts";
import { nothing, type Plan } from "../client/controller.ts";

export interface Protection {
  readonly finalizer: string;
  /** Asked only of what is being deleted. */
  readonly isUsed: () => boolean;
}

/** Puts the finalizer on, and takes it off what is being deleted once it is used no more. */
export function planProtection<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  object: T,
  { finalizer, isUsed }: Protection,
): Plan {
  const { finalizers = [], deletionTimestamp } = object.metadata;
  const isProtected = finalizers.includes(finalizer);
  if ((deletionTimestamp === undefined) === isProtected) return nothing;
  if (isProtected && isUsed()) return nothing;
  const changed = isProtected
    ? finalizers.filter((each) => each !== finalizer)
    : [...finalizers, finalizer];
  const metadata = changeMetadata(object.metadata, { finalizers: changed });
  return { actions: [update(resource, { ...object, metadata })] };
}
