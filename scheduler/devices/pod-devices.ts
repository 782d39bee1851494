/** The ResourceClaims behind the `resourceClaims` of a pod. */
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { controllerRef } from "../../client/controller.ts";
import type { Pod } from "../framework/framework.ts";

/** Where claims are found by their keys. */
export interface KnownClaims {
  get(key: string): ResourceClaim | undefined;
}

export const asksForDevices = ({ spec: { resourceClaims } }: Pod): boolean =>
  resourceClaims !== undefined && resourceClaims.length > 0;

/**
 * The claims of a pod in the order of its spec, or why it has to wait for one, in Kubernetes' words.
 * An entry for which no claim was to be made has none.
 * Source: dynamicresources foreachPodResourceClaim, resourceclaim.Name 1.36.
 */
export function deviceClaimsOf(pod: Pod, claims: KnownClaims): readonly ResourceClaim[] | string {
  const found: ResourceClaim[] = [];
  const { namespace, name } = pod.metadata;
  for (const entry of pod.spec.resourceClaims ?? []) {
    const isMade = entry.resourceClaimName === undefined;
    const made = pod.status.resourceClaimStatuses?.find((each) => each.name === entry.name);
    if (isMade && made === undefined) {
      return `pod "${namespace}/${name}": ResourceClaim not created yet`;
    }
    const claimName = isMade ? made?.resourceClaimName : entry.resourceClaimName;
    if (claimName === undefined) continue;
    const key = `${namespace}/${claimName}`;
    const claim = claims.get(key);
    if (claim === undefined) return `could not find ResourceClaim ${JSON.stringify(key)}`;
    if (claim.metadata.deletionTimestamp !== undefined) {
      return `resourceclaim ${JSON.stringify(claimName)} is being deleted`;
    }
    if (isMade && controllerRef(claim)?.uid !== pod.metadata.uid) {
      const subject = `ResourceClaim ${key} was not created for pod ${namespace}/${name}`;
      return `${subject} (pod is not owner)`;
    }
    found.push(claim);
  }
  return found;
}

export const isReservedFor = ({ status }: ResourceClaim, { metadata }: Pod): boolean =>
  (status.reservedFor ?? []).some(({ uid }) => uid === metadata.uid);

/** So many may use what was allocated. Source: ResourceClaimReservedForMaxSize 1.36. */
const consumersMax = 256;

/** Whether one more may use what was allocated. */
export const hasPlace = ({ status }: ResourceClaim): boolean =>
  (status.reservedFor ?? []).length < consumersMax;
