/** How controllers come by their dependents: by owner reference, adopting and releasing orphans. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { LabelMatcher } from "../api/selectors/labels.ts";
import { type PatchAction, untyped } from "../client/action.ts";
import { controllerRef } from "../client/controller.ts";

/** The index of objects that no controller owns, by namespace. For `WatchRule.indices`. */
export const orphanIndex = "orphansByNamespace";
export const orphanIndices = {
  [orphanIndex]: (object: KubeObject): readonly string[] =>
    controllerRef(object) === undefined ? [object.metadata.namespace ?? ""] : [],
};

/** Who claims, and what it selects. */
export interface Claimant {
  readonly owner: KubeObject;
  readonly matcher: LabelMatcher;
}

/**
 * What becomes of a candidate: it is ours, we should take it, let it go, or leave it alone.
 * An owner that is being deleted neither takes nor lets go.
 * Source: pkg/controller/controller_ref_manager.go ClaimObject 1.36.
 */
export function claimOf(
  { owner, matcher }: Claimant,
  candidate: KubeObject,
): "ours" | "adopt" | "release" | "foreign" {
  const { metadata } = candidate;
  const ref = controllerRef(candidate);
  const ending = owner.metadata.deletionTimestamp !== undefined;
  if (ref !== undefined) {
    if (ref.uid !== owner.metadata.uid) return "foreign";
    if (matcher.matches(metadata.labels)) return "ours";
    return ending ? "foreign" : "release";
  }
  if (ending || metadata.deletionTimestamp !== undefined) return "foreign";
  return matcher.matches(metadata.labels) ? "adopt" : "foreign";
}

/** What is the owner's among the candidates, and what has to be adopted or released first. */
export function claimAmong<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  claimant: Claimant,
  candidates: readonly T[],
): { readonly claims: readonly PatchAction[]; readonly owned: readonly T[] } {
  const claims: PatchAction[] = [];
  const owned: T[] = [];
  for (const candidate of candidates) {
    const claim = claimOf(claimant, candidate);
    if (claim === "ours") owned.push(candidate);
    else if (claim === "adopt") claims.push(adopt(resource, claimant.owner, candidate));
    else if (claim === "release") claims.push(release(resource, claimant.owner, candidate));
  }
  return { claims, owned };
}

/** Makes `owner` the controller of `orphan`, unless another object took that name since. */
export function adopt<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  owner: KubeObject,
  orphan: T,
): PatchAction {
  const { uid } = orphan.metadata;
  return patchOwners(resource, orphan, { uid, ownerReferences: [controllerRefTo(owner)] });
}

/** Takes the reference to `owner` off `dependent`, if that is still there. */
export function release<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  owner: KubeObject,
  dependent: T,
): PatchAction {
  const { uid } = dependent.metadata;
  const ownerReferences = [{ $patch: "delete", uid: owner.metadata.uid }];
  return { ...patchOwners(resource, dependent, { uid, ownerReferences }), mayBeGone: true };
}

/** The owner reference of the one controller. Source: meta/v1 NewControllerRef. */
export function controllerRefTo({
  apiVersion,
  kind,
  metadata: { name = "", uid = "" },
}: KubeObject) {
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

const patchOwners = <T extends KubeObject>(
  resource: ResourceDefinition<T>,
  { metadata: { namespace, name = "" } }: T,
  metadata: object,
): PatchAction => ({
  do: "patch",
  resource: untyped(resource),
  namespace,
  name,
  patchType: "strategic",
  patch: { metadata },
});

/**
 * The message of a failure that an object's conditions should tell of, or `undefined`: conflicts
 * pass by themselves, and nothing can be made in a namespace that is going away.
 */
export function lastingFailure(failure: string | undefined): string | undefined {
  if (failure === undefined) return undefined;
  if (failure.startsWith("Operation cannot be fulfilled on ")) return undefined;
  return failure.includes("because it is being terminated") ? undefined : failure;
}
