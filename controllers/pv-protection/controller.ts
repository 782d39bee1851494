import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { type Controller, keyOf, nothing, watch } from "../../client/controller.ts";
import { planVolumeProtection } from "./plan.ts";

/** Keeps volumes while they are bound. */
export const pvProtectionController: Controller = {
  name: "pv-protection-controller",
  watches: [
    watch(PersistentVolume, {
      keys: (volume) => [keyOf(volume)],
      when: (next) => next !== undefined,
    }),
  ],
  reconcile(key, view) {
    const volume = view.get(PersistentVolume, undefined, key);
    return volume === undefined ? nothing : planVolumeProtection(volume);
  },
};
