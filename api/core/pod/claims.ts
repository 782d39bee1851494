/** The claims behind the volumes of a pod. Source: component-helpers/storage/ephemeral 1.36. */
import type { Pod } from "./pod.ts";

export interface PodClaim {
  /** Name of the claim, in the namespace of the pod. */
  readonly name: string;
  /** Name of the volume in the pod. */
  readonly volume: string;
  /** The claim is made for the pod and owned by it. */
  readonly isEphemeral: boolean;
  readonly readOnly: boolean;
}

const noClaims: readonly PodClaim[] = [];
/** Volumes that were found to have no claim: pods of one template share theirs. */
let without: Pod["spec"]["volumes"];

/** The claims of a pod, in the order of its volumes. Most pods have none, and cost a look. */
export function claimsOfPod({ metadata, spec: { volumes } }: Pod): readonly PodClaim[] {
  if (volumes === undefined || volumes === without) return noClaims;
  let claims: PodClaim[] | undefined;
  for (const { name: volume, persistentVolumeClaim, ephemeral } of volumes) {
    if (persistentVolumeClaim === undefined && ephemeral === undefined) continue;
    claims ??= [];
    claims.push({
      name: persistentVolumeClaim?.claimName ?? `${metadata.name}-${volume}`,
      volume,
      isEphemeral: persistentVolumeClaim === undefined,
      readOnly: persistentVolumeClaim?.readOnly === true,
    });
  }
  if (claims !== undefined) return claims;
  without = volumes;
  return noClaims;
}
