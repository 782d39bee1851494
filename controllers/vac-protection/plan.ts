/** Attributes of volumes stay while they are used. Source: volume/vacprotection 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import type { Plan } from "../../client/controller.ts";
import { planProtection } from "../protection.ts";

/** The classes that a claim wants, has, or is on its way to. */
export function classesOfClaim({ spec, status }: PersistentVolumeClaim): readonly string[] {
  const names = [
    spec.volumeAttributesClassName ?? "",
    status.currentVolumeAttributesClassName ?? "",
    status.modifyVolumeStatus?.targetVolumeAttributesClassName ?? "",
  ];
  return [...new Set(names.filter((name) => name !== ""))];
}

export const classesOfVolume = ({ spec }: PersistentVolume): readonly string[] =>
  spec.volumeAttributesClassName ? [spec.volumeAttributesClassName] : [];

export const planClassProtection = (
  attributes: VolumeAttributesClass,
  isUsed: () => boolean,
): Plan =>
  planProtection(VolumeAttributesClass, attributes, {
    finalizer: "kubernetes.io/vac-protection",
    isUsed,
  });
