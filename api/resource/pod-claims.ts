/** The ResourceClaims behind the `resourceClaims` of a pod. Source: resourceclaim.Name 1.36. */
import type { Pod } from "../core/pod/pod.ts";
import type { PodResourceClaim } from "../core/pod/scheduling.ts";
import { reservedForMax } from "./claim-status.ts";
import type { ResourceClaim } from "./resource-claim.ts";

/** Keeps what is allocated from going. Source: resource/v1 Finalizer 1.36. */
export const claimFinalizer = "resource.kubernetes.io/delete-protection";

/** What is known of the claim of an entry: its name, where it has come to have one. */
export interface EntryClaim {
  /** Absent where it is settled that the entry needs no claim. */
  readonly name: string | undefined;
  /** Made of a template, so that it must be the pod's own. */
  readonly isMade: boolean;
}

/** True where the pod names claims or templates of claims. */
export const asksForClaims = ({ spec: { resourceClaims } }: Pod): boolean =>
  resourceClaims !== undefined && resourceClaims.length > 0;

/** The claim of an entry; undefined where one is yet to be made, or told of in the status. */
export function entryClaim(pod: Pod, entry: PodResourceClaim): EntryClaim | undefined {
  const { name, resourceClaimName } = entry;
  if (resourceClaimName !== undefined) return { name: resourceClaimName, isMade: false };
  const status = pod.status.resourceClaimStatuses?.find((each) => each.name === name);
  return status && { name: status.resourceClaimName, isMade: true };
}

const noNames: readonly string[] = [];

/** True where the pod has to do with claims at all. Asked for every change of every pod. */
export const usesClaims = (pod: Pod): boolean =>
  asksForClaims(pod) || pod.status.extendedResourceClaimStatus !== undefined;

/** Names of the claims that a pod is known to use, that of its extended resources too. */
export function claimNamesOf(pod: Pod): readonly string[] {
  if (!usesClaims(pod)) return noNames;
  const { resourceClaims = [] } = pod.spec;
  const names = resourceClaims.map((entry) => entryClaim(pod, entry)?.name);
  const all = [...names, pod.status.extendedResourceClaimStatus?.resourceClaimName];
  return [...new Set(all.filter((name) => name !== undefined))];
}

/** Who a claim is reserved for. */
export type Consumer = NonNullable<ResourceClaim["status"]["reservedFor"]>[number];

/** Whether that is a pod, and none of another kind. */
export const isPod = ({ apiGroup = "", resource }: Consumer): boolean =>
  apiGroup === "" && resource === "pods";

export const isReservedFor = ({ status }: ResourceClaim, { metadata }: Pod): boolean =>
  (status.reservedFor ?? []).some(({ uid }) => uid === metadata.uid);

/** Whether one more may use what was allocated. Source: resourceclaim.CanBeReserved 1.36. */
export const canBeReserved = ({ status: { reservedFor = [] } }: ResourceClaim): boolean =>
  reservedFor.length < reservedForMax;
