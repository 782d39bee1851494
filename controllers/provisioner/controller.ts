import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { StorageClass } from "../../api/storage/storage-class.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import {
  type Controller,
  cached,
  keyOf,
  nothing,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { awaitedClass, madeVolumeName, planDisposal, planRequest } from "./plan.ts";

const byVolume = "attachmentsByVolume";
const byAttributes = "awaitingClaimsByVolumeAttributesClass";

/**
 * The provisioner of every class that has one: makes volumes of thin air, and disposes of those
 * that drivers have. A key is that of a claim, or the name of a volume.
 */
export const provisionerController: Controller = {
  name: "external-provisioner",
  watches: [
    watch(PersistentVolumeClaim, {
      keys: (claim) => [keyOf(claim)],
      indices: { [byAttributes]: awaitedClasses },
    }),
    watch(PersistentVolume, { keys: (volume) => [keyOf(volume)] }),
    cached(StorageClass),
    watch(VolumeAttributesClass, {
      keys: ({ metadata: { name = "" } }, view) =>
        view.indexed(PersistentVolumeClaim, byAttributes, name).map(keyOf),
      when: (_, previous) => previous === undefined,
    }),
    watch(VolumeAttachment, {
      keys: volumesOf,
      indices: { [byVolume]: volumesOf },
      when: (next) => next === undefined,
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    if (namespace === undefined) {
      const volume = view.get(PersistentVolume, undefined, name);
      if (volume === undefined) return nothing;
      const [attachment] = view.indexed(VolumeAttachment, byVolume, name);
      return { actions: planDisposal(volume, attachment?.spec.nodeName) };
    }
    const claim = view.get(PersistentVolumeClaim, namespace, name);
    if (claim === undefined) return nothing;
    const storageClass = view.get(StorageClass, undefined, classOf(claim));
    const made = view.get(PersistentVolume, undefined, madeVolumeName(claim));
    const attributes = view.get(VolumeAttributesClass, undefined, awaitedClass(claim));
    return { actions: planRequest({ claim, storageClass, made, attributes }) };
  },
};

function awaitedClasses(claim: PersistentVolumeClaim): readonly string[] {
  const name = awaitedClass(claim);
  return name === "" ? [] : [name];
}

function volumesOf({ spec: { source } }: VolumeAttachment): readonly string[] {
  return source.persistentVolumeName === undefined ? [] : [source.persistentVolumeName];
}
