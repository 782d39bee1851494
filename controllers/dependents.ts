/** How the controllers of workloads find what is theirs, or may become so. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { LabelMatcher } from "../api/selectors/labels.ts";
import { controllerRef, keyOf, ownerKeys, type View } from "../client/controller.ts";
import { orphanIndex } from "./claim.ts";

/**
 * What refers to the owner, and what in its namespace nothing controls. The resource has to be
 * watched with `orphanIndices`.
 */
export function candidatesOf<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  { metadata: { uid = "", namespace = "" } }: KubeObject,
  view: View,
): readonly T[] {
  const owned = view.owned(resource, uid);
  const orphans = view.indexed(resource, orphanIndex, namespace);
  return orphans.length === 0 ? owned : [...new Set([...owned, ...orphans])];
}

/** The key of the owner of that kind that controls a dependent, or of those that may adopt it. */
export const claimantKeys =
  <Owner extends KubeObject>(
    resource: ResourceDefinition<Owner>,
    matcherOf: (owner: Owner) => LabelMatcher,
  ) =>
  (dependent: KubeObject, view: View): readonly string[] => {
    if (controllerRef(dependent) !== undefined) return ownerKeys(dependent, resource.kind);
    const { namespace, labels } = dependent.metadata;
    const owners = view.list(resource, namespace);
    if (owners.length === 0) return none;
    return owners.filter((owner) => matcherOf(owner).matches(labels)).map(keyOf);
  };

/** Whether the owner of a dependent, or who may adopt it, is the same after a change. */
export const sameClaimants = (
  { metadata }: KubeObject,
  { metadata: before }: KubeObject,
): boolean =>
  metadata.labels === before.labels && metadata.ownerReferences === before.ownerReferences;

const none: readonly string[] = [];
