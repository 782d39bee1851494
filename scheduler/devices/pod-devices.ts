/** The claims for devices that a pod waits for or uses. */
import { entryClaim } from "../../api/resource/pod-claims.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { controllerRef } from "../../client/controller.ts";
import type { Pod } from "../framework/framework.ts";

/** Where claims are found by their keys. */
export interface KnownClaims {
  get(key: string): ResourceClaim | undefined;
}

/**
 * The claims of a pod in the order of its spec, or why it waits for one, in Kubernetes' words.
 * An entry for which no claim was to be made has none.
 * Source: dynamicresources foreachPodResourceClaim, resourceclaim.Name 1.36.
 */
export function deviceClaimsOf(pod: Pod, claims: KnownClaims): readonly ResourceClaim[] | string {
  const found: ResourceClaim[] = [];
  const { namespace, name } = pod.metadata;
  for (const entry of pod.spec.resourceClaims ?? []) {
    const known = entryClaim(pod, entry);
    if (known === undefined) return `pod "${namespace}/${name}": ResourceClaim not created yet`;
    const { name: claimName, isMade } = known;
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
