/** Claims stay while pods use them. Source: pkg/controller/volume/pvcprotection 1.36. */
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { update } from "../../client/action.ts";
import { controllerRef, nothing, type Plan } from "../../client/controller.ts";

const finalizer = "kubernetes.io/pvc-protection";

/** `pods` are those that name the claim. */
export function planClaimProtection(claim: PersistentVolumeClaim, pods: readonly Pod[]): Plan {
  const { finalizers = [], deletionTimestamp } = claim.metadata;
  const isProtected = finalizers.includes(finalizer);
  if ((deletionTimestamp === undefined) === isProtected) return nothing;
  if (isProtected && pods.some((pod) => uses(pod, claim))) return nothing;
  const changed = isProtected
    ? finalizers.filter((each) => each !== finalizer)
    : [...finalizers, finalizer];
  const metadata = changeMetadata(claim.metadata, { finalizers: changed });
  return { actions: [update(PersistentVolumeClaim, { ...claim, metadata })] };
}

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
