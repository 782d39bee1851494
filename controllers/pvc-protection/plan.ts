/** Claims stay while pods use them. Source: pkg/controller/volume/pvcprotection 1.36. */
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { controllerRef, type Plan } from "../../client/controller.ts";
import { planProtection } from "../protection.ts";

/** `pods` are those that name the claim. */
export const planClaimProtection = (claim: PersistentVolumeClaim, pods: readonly Pod[]): Plan =>
  planProtection(PersistentVolumeClaim, claim, {
    finalizer: "kubernetes.io/pvc-protection",
    isUsed: () => pods.some((pod) => uses(pod, claim)),
  });

/**
 * A pod uses a claim from when it is placed on a node until it is gone, even when it has ended: no
 * kubelet starts a pod whose claim is being deleted. What was made for a pod goes a little earlier.
 */
function uses(pod: Pod, claim: PersistentVolumeClaim): boolean {
  if ((pod.spec.nodeName ?? "") === "") return false;
  const isOwned = controllerRef(claim)?.uid === pod.metadata.uid;
  return claimsOfPod(pod).some(
    ({ name, isEphemeral }) =>
      name === claim.metadata.name && (!isEphemeral || (isOwned && !isShutDown(pod))),
  );
}

const isShutDown = ({ metadata }: Pod) =>
  metadata.deletionTimestamp !== undefined && metadata.deletionGracePeriodSeconds === 0;
