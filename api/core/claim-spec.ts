/** What a claim asks of storage; also the template of a pod's ephemeral volume. */
import { LabelSelector } from "../meta/label-selector.ts";
import { ObjectMeta } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import {
  list,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";
import { TypedLocalObjectReference, TypedObjectReference } from "./references.ts";

/** How much storage a claim asks for. Source: core/v1 VolumeResourceRequirements 1.36. */
export const VolumeResourceRequirements = struct(
  "core.v1.VolumeResourceRequirements",
  "How much storage is asked for, at least and at most.",
  {
    limits: map("The most that is allowed, by resource.", quantityItem),
    requests: map("The least that is needed, by resource.", quantityItem),
  },
);
export type VolumeResourceRequirements = ObjectOf<typeof VolumeResourceRequirements>;

/** What a claim asks for. Source: core/v1 PersistentVolumeClaimSpec 1.36. */
export const PersistentVolumeClaimSpec = struct(
  "core.v1.PersistentVolumeClaimSpec",
  "What a claim asks of the volume that it is bound to.",
  {
    accessModes: list("Ways in which the volume must be mountable.", textItem, { type: "atomic" }),
    selector: ref("Labels of the volumes that come into question.", LabelSelector),
    resources: present(ref("How much storage is asked for.", VolumeResourceRequirements)),
    volumeName: text("Name of the volume that the claim is bound to."),
    storageClassName: text("Name of the storage class; empty for volumes of no class."),
    volumeMode: text("Filesystem, or Block for a raw device.").default("Filesystem"),
    dataSource: ref("Claim or snapshot that fills the new volume.", TypedLocalObjectReference),
    dataSourceRef: ref("Object of any kind that fills the new volume.", TypedObjectReference),
    volumeAttributesClassName: text("Name of the class of the volume's changeable attributes."),
  },
);
export type PersistentVolumeClaimSpec = ObjectOf<typeof PersistentVolumeClaimSpec>;

/** A claim yet to be made. Source: core/v1 PersistentVolumeClaimTemplate 1.36. */
export const PersistentVolumeClaimTemplate = struct(
  "core.v1.PersistentVolumeClaimTemplate",
  "A claim that is made for, and goes with, one pod.",
  {
    metadata: present(ref("Labels and annotations of the claim.", ObjectMeta)),
    spec: mandatory(ref("What the claim asks for.", PersistentVolumeClaimSpec)),
  },
);
export type PersistentVolumeClaimTemplate = ObjectOf<typeof PersistentVolumeClaimTemplate>;
