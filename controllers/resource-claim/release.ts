/** When claims are free again, and go. Source: pkg/controller/resourceclaim syncClaim 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { type Consumer, claimFinalizer, isPod } from "../../api/resource/pod-claims.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { type Action, remove, update, updateStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { isDone, ownerOf } from "./entries.ts";

/** All that the use of a claim depends on. */
export interface ObservedClaim {
  readonly claim: ResourceClaim;
  /** Pods as the cache shows them. */
  readonly podNamed: (name: string) => Pod | undefined;
  /** The same of the server: the cache may not show a pod yet that the scheduler knows. */
  readonly storedPod: (name: string) => StoredPod;
  /** The claim as the last plan freed it, if it did. */
  readonly freed?: ResourceClaim | undefined;
}

/** `uid` is undefined where there is no such pod. */
export type StoredPod = { readonly uid: string | undefined } | { readonly failure: string };

/**
 * Takes those off a claim that use it no more. With the last of them goes what was allocated, then
 * the finalizer: only as long as nobody has written since, for the claim may be allocated anew.
 * What never was reserved stays allocated until the claim is deleted.
 */
export function planRelease(observed: ObservedClaim): Plan {
  const { claim } = observed;
  const { reservedFor = [] } = claim.status;
  const kept: Consumer[] = [];
  for (const consumer of reservedFor) {
    const use = useOf(consumer, observed);
    if (use === "uses") kept.push(consumer);
    else if (use !== "gone") return { actions: [], failure: use.failure };
  }
  if (kept.length < reservedFor.length) {
    return { actions: [withConsumers(claim, kept)], remembersAnswer: true };
  }
  return kept.length === 0 ? planUnused(observed) : nothing;
}

/** Consumers of other kinds are left to others. */
function useOf(
  consumer: Consumer,
  { podNamed, storedPod }: ObservedClaim,
): "uses" | "gone" | { readonly failure: string } {
  if (!isPod(consumer)) return "uses";
  const { name, uid } = consumer;
  const pod = podNamed(name);
  if (pod !== undefined) return pod.metadata.uid === uid && !isDone(pod) ? "uses" : "gone";
  const stored = storedPod(name);
  if ("failure" in stored) return stored;
  return stored.uid === uid ? "uses" : "gone";
}

/** What nothing protects was not allocated by the scheduler, and stays. */
function withConsumers(claim: ResourceClaim, consumers: readonly Consumer[]): Action {
  const { reservedFor: _, ...rest } = claim.status;
  if (consumers.length > 0) {
    return updateStatus(ResourceClaim, { ...claim, status: { ...rest, reservedFor: consumers } });
  }
  const { allocation, ...bare } = rest;
  return updateStatus(ResourceClaim, { ...claim, status: isProtected(claim) ? bare : rest });
}

/** Of a claim that nobody uses. */
function planUnused({ claim, podNamed, freed }: ObservedClaim): Plan {
  const { deletionTimestamp, resourceVersion } = claim.metadata;
  const isGoing = deletionTimestamp !== undefined;
  const isAllocated = claim.status.allocation !== undefined;
  if (isGoing && isAllocated && isProtected(claim)) return { actions: [withConsumers(claim, [])] };
  const mayGo = isGoing || freed?.metadata.resourceVersion === resourceVersion;
  const actions: Action[] = [];
  if (mayGo && !isAllocated && isProtected(claim)) actions.push(withoutFinalizer(claim));
  if (!isGoing && isOfDonePod(claim, podNamed)) actions.push(remove(ResourceClaim, claim));
  return { actions, memory: freed };
}

const isProtected = ({ metadata }: ResourceClaim): boolean =>
  metadata.finalizers?.includes(claimFinalizer) === true;

function withoutFinalizer(claim: ResourceClaim): Action {
  const finalizers = claim.metadata.finalizers?.filter((each) => each !== claimFinalizer);
  const metadata = changeMetadata(claim.metadata, { finalizers });
  return update(ResourceClaim, { ...claim, metadata });
}

/** A pod that is not there may only not be seen yet: that is left to the garbage collector. */
function isOfDonePod(claim: ResourceClaim, podNamed: ObservedClaim["podNamed"]): boolean {
  const owner = ownerOf(claim);
  const pod = owner && podNamed(owner.name);
  return pod !== undefined && (pod.metadata.uid !== owner?.uid || isDone(pod));
}
