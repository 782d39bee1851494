import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { equalJson } from "../../api/json.ts";
import { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import { type Controller, keyOf, nothing, watch } from "../../client/controller.ts";
import { classesOfClaim, classesOfVolume, planClassProtection } from "./plan.ts";

const byClass = "usersByVolumeAttributesClass";

/** Keeps VolumeAttributesClasses while claims or volumes use them. */
export const vacProtectionController: Controller = {
  name: "volumeattributesclass-protection-controller",
  watches: [
    watch(VolumeAttributesClass, {
      keys: (attributes) => [keyOf(attributes)],
      when: (next) => next !== undefined,
    }),
    watch(PersistentVolumeClaim, {
      keys: classesOfClaim,
      indices: { [byClass]: classesOfClaim },
      when: (next, previous) =>
        previous !== undefined &&
        !equalJson(next === undefined ? [] : classesOfClaim(next), classesOfClaim(previous)),
    }),
    watch(PersistentVolume, {
      keys: classesOfVolume,
      indices: { [byClass]: classesOfVolume },
      when: (next, previous) =>
        previous !== undefined &&
        next?.spec.volumeAttributesClassName !== previous.spec.volumeAttributesClassName,
    }),
  ],
  reconcile(key, view) {
    const attributes = view.get(VolumeAttributesClass, undefined, key);
    if (attributes === undefined) return nothing;
    return planClassProtection(
      attributes,
      () =>
        view.indexed(PersistentVolumeClaim, byClass, key).length > 0 ||
        view.indexed(PersistentVolume, byClass, key).length > 0,
    );
  },
};
