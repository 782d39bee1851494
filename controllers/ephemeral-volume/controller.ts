import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import {
  type Controller,
  keyOf,
  nothing,
  ownerKeys,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { planEphemeralClaims } from "./plan.ts";

const noKeys: readonly string[] = [];

/** Makes the claims of ephemeral volumes, which go with their pods. */
export const ephemeralVolumeController: Controller = {
  name: "ephemeral-volume-controller",
  watches: [
    watch(Pod, {
      keys: (pod) =>
        claimsOfPod(pod).some(({ isEphemeral }) => isEphemeral) ? [keyOf(pod)] : noKeys,
      when: (next, previous) => next !== undefined && previous === undefined,
    }),
    watch(PersistentVolumeClaim, {
      keys: (claim) => ownerKeys(claim, "Pod"),
      when: (next) => next === undefined,
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const pod = view.get(Pod, namespace, name);
    if (pod === undefined) return nothing;
    const claimNamed = (claim: string) => view.get(PersistentVolumeClaim, namespace, claim);
    return { actions: planEphemeralClaims(pod, claimNamed) };
  },
};
