import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { claimIndices, claimKeysOf, podsOfClaim } from "../pod-claims.ts";
import { planClaimProtection } from "./plan.ts";

/** Keeps claims while pods use them. */
export const pvcProtectionController: Controller = {
  name: "pvc-protection-controller",
  watches: [
    watch(PersistentVolumeClaim, {
      keys: (claim) => [keyOf(claim)],
      when: (next) => next !== undefined,
    }),
    watch(Pod, {
      keys: claimKeysOf,
      indices: claimIndices,
      when: (next) => next === undefined || next.metadata.deletionGracePeriodSeconds === 0,
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const claim = view.get(PersistentVolumeClaim, namespace, name);
    return claim === undefined ? nothing : planClaimProtection(claim, podsOfClaim(view, claim));
  },
};
