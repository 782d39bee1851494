/**
 * Volumes of a PersistentVolume that a pod names in another way: their Secrets may be in any
 * namespace. Source: core/v1 1.36.
 */
import type { ObjectOf } from "../../resource.ts";
import { bool, mandatory, map, ref, struct, text, textItem } from "../../schema.ts";
import { AzureFileVolumeSource, CinderVolumeSource } from "../pod/volumes/cloud.ts";
import {
  CephFSVolumeSource,
  GlusterfsVolumeSource,
  ISCSIVolumeSource,
  RBDVolumeSource,
  ScaleIOVolumeSource,
  StorageOSVolumeSource,
} from "../pod/volumes/network.ts";
import { FlexVolumeSource } from "../pod/volumes/node.ts";
import { ObjectReference, SecretReference } from "../references.ts";

const fsType = text("File system of the volume, such as ext4.");
const readOnly = bool("True makes every mount read-only.");
const secretRef = ref("Secret for the storage system.", SecretReference);

/** A volume of a CSI driver. */
export const CSIPersistentVolumeSource = struct(
  "core.v1.CSIPersistentVolumeSource",
  "A volume of a CSI driver.",
  {
    driver: mandatory(text("Name of the driver.")),
    volumeHandle: mandatory(text("Name of the volume, as the driver gave it.")),
    readOnly,
    fsType,
    volumeAttributes: map("Properties that the driver understands.", textItem),
    controllerPublishSecretRef: ref("Secret to attach with.", SecretReference),
    nodeStageSecretRef: ref("Secret to stage with.", SecretReference),
    nodePublishSecretRef: ref("Secret to mount with.", SecretReference),
    controllerExpandSecretRef: ref("Secret to expand with.", SecretReference),
    nodeExpandSecretRef: ref("Secret to expand with on the node.", SecretReference),
  },
);
export type CSIPersistentVolumeSource = ObjectOf<typeof CSIPersistentVolumeSource>;

/** A disk or directory of one node. */
export const LocalVolumeSource = struct(
  "core.v1.LocalVolumeSource",
  "A disk, partition or directory of one node; needs node affinity.",
  { path: mandatory(text("Path on the node.")), fsType },
);
export type LocalVolumeSource = ObjectOf<typeof LocalVolumeSource>;

/** A file share of Azure. */
export const AzureFilePersistentVolumeSource = struct(
  "core.v1.AzureFilePersistentVolumeSource",
  "A file share of Azure, served by its CSI driver.",
  {
    ...AzureFileVolumeSource.shape,
    secretNamespace: text("Namespace of the Secret; that of the pod where it is absent."),
  },
);
export type AzureFilePersistentVolumeSource = ObjectOf<typeof AzureFilePersistentVolumeSource>;

/** A disk of OpenStack. */
export const CinderPersistentVolumeSource = struct(
  "core.v1.CinderPersistentVolumeSource",
  "A Cinder disk of OpenStack, served by its CSI driver.",
  {
    ...CinderVolumeSource.shape,
    secretRef,
  },
);
export type CinderPersistentVolumeSource = ObjectOf<typeof CinderPersistentVolumeSource>;

/** A volume of a driver of old. */
export const FlexPersistentVolumeSource = struct(
  "core.v1.FlexPersistentVolumeSource",
  "A volume of an exec-based driver. Deprecated: use CSI.",
  {
    ...FlexVolumeSource.shape,
    secretRef,
  },
);
export type FlexPersistentVolumeSource = ObjectOf<typeof FlexPersistentVolumeSource>;

/** An iSCSI disk. */
export const ISCSIPersistentVolumeSource = struct(
  "core.v1.ISCSIPersistentVolumeSource",
  "An iSCSI disk.",
  {
    ...ISCSIVolumeSource.shape,
    secretRef,
  },
);
export type ISCSIPersistentVolumeSource = ObjectOf<typeof ISCSIPersistentVolumeSource>;

/** A Ceph block device. */
export const RBDPersistentVolumeSource = struct(
  "core.v1.RBDPersistentVolumeSource",
  "A Ceph block device. No longer supported.",
  {
    ...RBDVolumeSource.shape,
    secretRef,
  },
);
export type RBDPersistentVolumeSource = ObjectOf<typeof RBDPersistentVolumeSource>;

/** A Ceph file system. */
export const CephFSPersistentVolumeSource = struct(
  "core.v1.CephFSPersistentVolumeSource",
  "A Ceph file system. No longer supported.",
  {
    ...CephFSVolumeSource.shape,
    secretRef,
  },
);
export type CephFSPersistentVolumeSource = ObjectOf<typeof CephFSPersistentVolumeSource>;

/** A Gluster volume. */
export const GlusterfsPersistentVolumeSource = struct(
  "core.v1.GlusterfsPersistentVolumeSource",
  "A Gluster volume. No longer supported.",
  {
    ...GlusterfsVolumeSource.shape,
    endpointsNamespace: text("Namespace of the Endpoints; that of the claim where it is absent."),
  },
);
export type GlusterfsPersistentVolumeSource = ObjectOf<typeof GlusterfsPersistentVolumeSource>;

/** A ScaleIO volume. */
export const ScaleIOPersistentVolumeSource = struct(
  "core.v1.ScaleIOPersistentVolumeSource",
  "A ScaleIO volume. No longer supported.",
  {
    ...ScaleIOVolumeSource.shape,
    secretRef: mandatory(secretRef),
  },
);
export type ScaleIOPersistentVolumeSource = ObjectOf<typeof ScaleIOPersistentVolumeSource>;

/** A StorageOS volume. */
export const StorageOSPersistentVolumeSource = struct(
  "core.v1.StorageOSPersistentVolumeSource",
  "A StorageOS volume. No longer supported.",
  {
    ...StorageOSVolumeSource.shape,
    secretRef: ref("Secret for the storage system.", ObjectReference),
  },
);
export type StorageOSPersistentVolumeSource = ObjectOf<typeof StorageOSPersistentVolumeSource>;
