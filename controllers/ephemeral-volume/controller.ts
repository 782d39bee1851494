import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { claimIndices, podsOfClaim } from "../pod-claims.ts";
import { planEphemeralClaims } from "./plan.ts";

const noKeys: readonly string[] = [];

/** Makes the claims of ephemeral volumes, which go with their pods. */
export const ephemeralVolumeController: Controller = {
  name: "ephemeral-volume-controller",
  watches: [
    watch(Pod, {
      keys: keysOfPod,
      indices: claimIndices,
      when: (next, previous) => next !== undefined && previous === undefined,
    }),
    watch(PersistentVolumeClaim, {
      // Also one that was another's: what it stood in the way of can be made now.
      keys: (claim, view) => podsOfClaim(view, claim).flatMap(keysOfPod),
      when: (next) => next === undefined,
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const pod = view.get(Pod, namespace, name);
    if (pod === undefined) return nothing;
    const claimNamed = (claim: string) => view.get(PersistentVolumeClaim, namespace, claim);
    return planEphemeralClaims({ pod, claimNamed });
  },
};

function keysOfPod(pod: Pod): readonly string[] {
  return claimsOfPod(pod).some(({ isEphemeral }) => isEphemeral) ? [keyOf(pod)] : noKeys;
}
