/** Claims that are made for a pod. Source: pkg/controller/volume/ephemeral 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Action, create } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";

/** Makes what is missing. A claim of the name that is another's is left alone. */
export function planEphemeralClaims(
  pod: Pod,
  claimNamed: (name: string) => PersistentVolumeClaim | undefined,
): readonly Action[] {
  const { namespace, deletionTimestamp } = pod.metadata;
  if (deletionTimestamp !== undefined) return [];
  return claimsOfPod(pod).flatMap(({ name, volume, isEphemeral }) => {
    const template = pod.spec.volumes?.find((each) => each.name === volume)?.ephemeral
      ?.volumeClaimTemplate;
    if (!isEphemeral || template === undefined || claimNamed(name) !== undefined) return [];
    const { labels, annotations } = template.metadata;
    const metadata = {
      name,
      namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ownerReferences: [controllerRefTo(pod)],
    };
    return [create(Claims, { metadata, spec: template.spec })];
  });
}
