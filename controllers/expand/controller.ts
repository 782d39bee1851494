import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { requestOf } from "../../api/core/volume/match.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import {
  type Controller,
  keyOf,
  nothing,
  placeKey,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { isGrowing, planResize, tellExpansion } from "./plan.ts";

const noKeys: readonly string[] = [];
const keysOfGrowing = (claim: PersistentVolumeClaim) =>
  isGrowing(claim) ? [keyOf(claim)] : noKeys;

/** Says of each claim that is to grow that its driver sees to it. */
export const volumeExpandController: Controller = {
  name: "volume_expand",
  watches: [
    watch(PersistentVolumeClaim, {
      keys: keysOfGrowing,
      when: (next, previous) =>
        next !== undefined && (previous === undefined || requestOf(next) !== requestOf(previous)),
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const claim = view.get(PersistentVolumeClaim, namespace, name);
    return claim === undefined ? nothing : { actions: tellExpansion(claim) };
  },
};

/** Has volumes grow as their drivers would. */
export const resizerController: Controller = {
  name: "external-resizer",
  watches: [
    watch(PersistentVolumeClaim, { keys: keysOfGrowing }),
    watch(PersistentVolume, {
      keys: ({ spec: { claimRef } }) =>
        claimRef === undefined ? noKeys : [placeKey(claimRef.namespace, claimRef.name ?? "")],
      when: (next, previous) => next?.spec.capacity?.storage !== previous?.spec.capacity?.storage,
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const claim = view.get(PersistentVolumeClaim, namespace, name);
    if (claim === undefined) return nothing;
    const volume = view.get(PersistentVolume, undefined, claim.spec.volumeName ?? "");
    return { actions: planResize({ claim, volume, nowMs: view.nowMs }) };
  },
};
