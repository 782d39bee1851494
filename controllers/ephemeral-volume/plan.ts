/** Claims that are made for a pod. Source: pkg/controller/volume/ephemeral 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod, type PodClaim } from "../../api/core/pod/claims.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Action, create, type EventNote, record } from "../../client/action.ts";
import { controllerRef, nothing, type Plan } from "../../client/controller.ts";
import { controllerRefTo } from "../claim.ts";

/** All that the claims of a pod depend on. */
export interface Observed {
  readonly pod: Pod;
  readonly claimNamed: (name: string) => PersistentVolumeClaim | undefined;
}

/**
 * Makes what is missing. A claim of the name that is another's is left alone, and the pod is told
 * so, time and again: its volumes behind that one have to wait, too.
 */
export function planEphemeralClaims({ pod, claimNamed }: Observed): Plan {
  if (pod.metadata.deletionTimestamp !== undefined) return nothing;
  const actions: Action[] = [];
  for (const volume of claimsOfPod(pod)) {
    if (!volume.isEphemeral) continue;
    const claim = claimNamed(volume.name);
    if (claim === undefined) actions.push(...make(pod, volume));
    else if (controllerRef(claim)?.uid !== pod.metadata.uid) {
      const { namespace, name } = pod.metadata;
      const whose = `${namespace}/${claim.metadata.name} was not created for pod`;
      const why = `PVC ${whose} ${namespace}/${name} (pod is not owner)`;
      return { actions: [...actions, record(notBound(pod, volume, why))], failure: why };
    }
  }
  return { actions };
}

function make(pod: Pod, claim: PodClaim): readonly Action[] {
  const { name, volume } = claim;
  const template = pod.spec.volumes?.find((each) => each.name === volume)?.ephemeral
    ?.volumeClaimTemplate;
  if (template === undefined) return [];
  const { labels, annotations } = template.metadata;
  const metadata = {
    name,
    namespace: pod.metadata.namespace,
    ...(labels && { labels }),
    ...(annotations && { annotations }),
    ownerReferences: [controllerRefTo(pod)],
  };
  const failed = notBound(pod, claim, `create PVC ${name}: {error}`);
  return [create(Claims, { metadata, spec: template.spec }, { failed })];
}

const notBound = (regarding: Pod, { volume }: PodClaim, why: string): EventNote => ({
  regarding,
  type: "Warning",
  reason: "FailedBinding",
  message: `ephemeral volume ${volume}: ${why}`,
});
