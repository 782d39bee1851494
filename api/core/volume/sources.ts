/** Volumes of a PersistentVolume that a pod cannot name by itself. Source: core/v1 1.36. */
import type { ObjectOf } from "../../resource.ts";
import { bool, int32, list, mandatory, map, ref, struct, text, textItem } from "../../schema.ts";
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
    secretName: mandatory(text("Secret with the storage account's name and key.")),
    shareName: mandatory(text("Name of the share.")),
    readOnly,
    secretNamespace: text("Namespace of the Secret; that of the pod where it is absent."),
  },
);
export type AzureFilePersistentVolumeSource = ObjectOf<typeof AzureFilePersistentVolumeSource>;

/** A disk of OpenStack. */
export const CinderPersistentVolumeSource = struct(
  "core.v1.CinderPersistentVolumeSource",
  "A Cinder disk of OpenStack, served by its CSI driver.",
  { volumeID: mandatory(text("Id of the disk.")), fsType, readOnly, secretRef },
);
export type CinderPersistentVolumeSource = ObjectOf<typeof CinderPersistentVolumeSource>;

/** A volume of a driver of old. */
export const FlexPersistentVolumeSource = struct(
  "core.v1.FlexPersistentVolumeSource",
  "A volume of an exec-based driver. Deprecated: use CSI.",
  {
    driver: mandatory(text("Name of the driver.")),
    fsType,
    secretRef,
    readOnly,
    options: map("Options that the driver understands.", textItem),
  },
);
export type FlexPersistentVolumeSource = ObjectOf<typeof FlexPersistentVolumeSource>;

/** An iSCSI disk. */
export const ISCSIPersistentVolumeSource = struct(
  "core.v1.ISCSIPersistentVolumeSource",
  "An iSCSI disk.",
  {
    targetPortal: mandatory(text("Address of the target, with a port if it is not 3260.")),
    iqn: mandatory(text("Qualified name of the target.")),
    lun: mandatory(int32("Logical unit number.")),
    iscsiInterface: text("Interface that the transport uses.").default("default"),
    fsType,
    readOnly,
    portals: list("Further addresses of the target.", textItem, { type: "atomic" }),
    chapAuthDiscovery: bool("True authenticates discovery by CHAP."),
    chapAuthSession: bool("True authenticates sessions by CHAP."),
    secretRef,
    initiatorName: text("Qualified name of the initiator."),
  },
);
export type ISCSIPersistentVolumeSource = ObjectOf<typeof ISCSIPersistentVolumeSource>;

/** A Ceph block device. */
export const RBDPersistentVolumeSource = struct(
  "core.v1.RBDPersistentVolumeSource",
  "A Ceph block device. No longer supported.",
  {
    monitors: mandatory(list("Ceph monitors.", textItem, { type: "atomic" })),
    image: mandatory(text("Name of the block device.")),
    fsType,
    pool: text("Pool of the device.").default("rbd"),
    user: text("User of Ceph.").default("admin"),
    keyring: text("Key file on the node.").default("/etc/ceph/keyring"),
    secretRef,
    readOnly,
  },
);
export type RBDPersistentVolumeSource = ObjectOf<typeof RBDPersistentVolumeSource>;

/** A Ceph file system. */
export const CephFSPersistentVolumeSource = struct(
  "core.v1.CephFSPersistentVolumeSource",
  "A Ceph file system. No longer supported.",
  {
    monitors: mandatory(list("Ceph monitors.", textItem, { type: "atomic" })),
    path: text("Directory that is mounted as the root."),
    user: text("User of Ceph."),
    secretFile: text("Key file on the node."),
    secretRef,
    readOnly,
  },
);
export type CephFSPersistentVolumeSource = ObjectOf<typeof CephFSPersistentVolumeSource>;

/** A Gluster volume. */
export const GlusterfsPersistentVolumeSource = struct(
  "core.v1.GlusterfsPersistentVolumeSource",
  "A Gluster volume. No longer supported.",
  {
    endpoints: mandatory(text("Name of the Endpoints of the cluster.")),
    path: mandatory(text("Path of the volume.")),
    readOnly,
    endpointsNamespace: text("Namespace of the Endpoints; that of the claim where it is absent."),
  },
);
export type GlusterfsPersistentVolumeSource = ObjectOf<typeof GlusterfsPersistentVolumeSource>;

/** A ScaleIO volume. */
export const ScaleIOPersistentVolumeSource = struct(
  "core.v1.ScaleIOPersistentVolumeSource",
  "A ScaleIO volume. No longer supported.",
  {
    gateway: mandatory(text("Address of the gateway.")),
    system: mandatory(text("Name of the storage system.")),
    secretRef: mandatory(secretRef),
    sslEnabled: bool("True speaks TLS with the gateway."),
    protectionDomain: text("Name of the protection domain."),
    storagePool: text("Pool of the protection domain."),
    storageMode: text("ThickProvisioned or ThinProvisioned.").default("ThinProvisioned"),
    volumeName: text("Name of a volume that exists."),
    fsType: text("File system of the volume.").default("xfs"),
    readOnly,
  },
);
export type ScaleIOPersistentVolumeSource = ObjectOf<typeof ScaleIOPersistentVolumeSource>;

/** A StorageOS volume. */
export const StorageOSPersistentVolumeSource = struct(
  "core.v1.StorageOSPersistentVolumeSource",
  "A StorageOS volume. No longer supported.",
  {
    volumeName: text("Name of the volume."),
    volumeNamespace: text("Namespace of the volume in StorageOS."),
    fsType,
    readOnly,
    secretRef: ref("Secret for the storage system.", ObjectReference),
  },
);
export type StorageOSPersistentVolumeSource = ObjectOf<typeof StorageOSPersistentVolumeSource>;
