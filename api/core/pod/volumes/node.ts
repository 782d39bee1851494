/** Volumes that live on the node, and those behind claims. Source: core/v1 Volume 1.36. */
import type { ObjectOf } from "../../../resource.ts";
import { bool, mandatory, map, quantity, ref, struct, text, textItem } from "../../../schema.ts";
import { PersistentVolumeClaimTemplate } from "../../claim-spec.ts";
import { LocalObjectReference } from "../../references.ts";

/** A directory that lives as long as the pod. */
export const EmptyDirVolumeSource = struct(
  "core.v1.EmptyDirVolumeSource",
  "A directory that is empty at first and goes with the pod.",
  {
    medium: text("Where it is kept: empty for the node's disk, Memory, or HugePages."),
    sizeLimit: quantity("The most that it may hold."),
  },
);
export type EmptyDirVolumeSource = ObjectOf<typeof EmptyDirVolumeSource>;

/** A path of the node. */
export const HostPathVolumeSource = struct(
  "core.v1.HostPathVolumeSource",
  "A file or directory of the node.",
  {
    path: mandatory(text("Path on the node.")),
    type: text("What must be there, such as Directory; empty checks nothing.").default(""),
  },
);
export type HostPathVolumeSource = ObjectOf<typeof HostPathVolumeSource>;

/** A claim in the same namespace. */
export const PersistentVolumeClaimVolumeSource = struct(
  "core.v1.PersistentVolumeClaimVolumeSource",
  "The volume that a claim in the same namespace is bound to.",
  {
    claimName: mandatory(text("Name of the claim.")),
    readOnly: bool("True makes every mount read-only."),
  },
);
export type PersistentVolumeClaimVolumeSource = ObjectOf<typeof PersistentVolumeClaimVolumeSource>;

/** A claim that is made for the pod. */
export const EphemeralVolumeSource = struct(
  "core.v1.EphemeralVolumeSource",
  "A claim that is made for the pod and goes with it.",
  { volumeClaimTemplate: ref("The claim.", PersistentVolumeClaimTemplate) },
);
export type EphemeralVolumeSource = ObjectOf<typeof EphemeralVolumeSource>;

/** A volume that a CSI driver makes at once. */
export const CSIVolumeSource = struct(
  "core.v1.CSIVolumeSource",
  "A volume that a CSI driver makes for the pod.",
  {
    driver: mandatory(text("Name of the driver.")),
    readOnly: bool("True makes it read-only."),
    fsType: text("File system; the driver decides where it is absent."),
    volumeAttributes: map("Properties that the driver understands.", textItem),
    nodePublishSecretRef: ref("Secret that the driver gets.", LocalObjectReference),
  },
);
export type CSIVolumeSource = ObjectOf<typeof CSIVolumeSource>;

/** The files of an image. */
export const ImageVolumeSource = struct(
  "core.v1.ImageVolumeSource",
  "The files of an image or artifact, read-only.",
  {
    reference: text("The image."),
    pullPolicy: text("Always, Never or IfNotPresent; by the tag where it is absent."),
  },
);
export type ImageVolumeSource = ObjectOf<typeof ImageVolumeSource>;

/** A clone of a git repository. */
export const GitRepoVolumeSource = struct(
  "core.v1.GitRepoVolumeSource",
  "A clone of a git repository. No longer run by kubelets.",
  {
    repository: mandatory(text("URL of the repository.")),
    revision: text("Commit that is checked out."),
    directory: text("Directory of the clone, without `..`."),
  },
);
export type GitRepoVolumeSource = ObjectOf<typeof GitRepoVolumeSource>;

/** A volume of a driver of old. */
export const FlexVolumeSource = struct(
  "core.v1.FlexVolumeSource",
  "A volume of an exec-based driver. Deprecated: use CSI.",
  {
    driver: mandatory(text("Name of the driver.")),
    fsType: text("File system; the driver decides where it is absent."),
    secretRef: ref("Secret that the driver gets.", LocalObjectReference),
    readOnly: bool("True makes it read-only."),
    options: map("Options that the driver understands.", textItem),
  },
);
export type FlexVolumeSource = ObjectOf<typeof FlexVolumeSource>;
