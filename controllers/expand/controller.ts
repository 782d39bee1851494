import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { requestOf } from "../../api/core/volume/match.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { compareQuantities } from "../../api/quantity.ts";
import { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import {
  type Controller,
  keyOf,
  nothing,
  placeKey,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { isModifying, planModify, wantedClass } from "./modify.ts";
import { isGrowing, planResize, tellExpansion } from "./plan.ts";

const noKeys: readonly string[] = [];
const keysOfGrowing = (claim: PersistentVolumeClaim) =>
  isGrowing(claim) ? [keyOf(claim)] : noKeys;

/** Also one that got what it asked for before may be on its way to still more. */
const asksOrHasMore = (next: PersistentVolumeClaim, previous: PersistentVolumeClaim): boolean =>
  compareQuantities(requestOf(next), requestOf(previous)) > 0 ||
  compareQuantities(heldBy(next), heldBy(previous)) > 0;

const heldBy = ({ status }: PersistentVolumeClaim) => status.capacity?.storage ?? "0";

/** Says of each claim that is to grow that its driver sees to it. */
export const volumeExpandController: Controller = {
  name: "volume_expand",
  watches: [
    watch(PersistentVolumeClaim, {
      keys: keysOfGrowing,
      when: (next, previous) =>
        next !== undefined && (previous === undefined || asksOrHasMore(next, previous)),
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const claim = view.get(PersistentVolumeClaim, namespace, name);
    return claim === undefined ? nothing : { actions: tellExpansion(claim) };
  },
};

const byClass = "modifiedClaimsByClass";

/** Has volumes grow, and change to other attributes, as their drivers would. */
export const resizerController: Controller = {
  name: "external-resizer",
  watches: [
    watch(PersistentVolumeClaim, {
      keys: (claim) => (isGrowing(claim) || isModifying(claim) ? [keyOf(claim)] : noKeys),
      indices: { [byClass]: (claim) => (isModifying(claim) ? [wantedClass(claim)] : noKeys) },
    }),
    watch(PersistentVolume, {
      keys: ({ spec: { claimRef } }) =>
        claimRef === undefined ? noKeys : [placeKey(claimRef.namespace, claimRef.name ?? "")],
      when: (next, previous) =>
        next?.spec.capacity?.storage !== previous?.spec.capacity?.storage ||
        next?.spec.volumeAttributesClassName !== previous?.spec.volumeAttributesClassName,
    }),
    watch(VolumeAttributesClass, {
      keys: ({ metadata }, view) =>
        view.indexed(PersistentVolumeClaim, byClass, metadata.name ?? "").map(keyOf),
      when: (_, previous) => previous === undefined,
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const claim = view.get(PersistentVolumeClaim, namespace, name);
    if (claim === undefined) return nothing;
    const volume = view.get(PersistentVolume, undefined, claim.spec.volumeName ?? "");
    const { nowMs } = view;
    const growth = planResize({ claim, volume, nowMs });
    // One write at a time: the second would be made on what the first has changed.
    if (growth.length > 0 || !isModifying(claim)) return { actions: growth };
    const wanted = view.get(VolumeAttributesClass, undefined, wantedClass(claim));
    return { actions: planModify({ claim, volume, wanted, nowMs }) };
  },
};
