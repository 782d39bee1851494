/** Volumes of storage protocols. Source: core/v1 Volume 1.36. */
import type { ObjectOf } from "../../../resource.ts";
import { bool, int32, list, mandatory, ref, struct, text, textItem } from "../../../schema.ts";
import { LocalObjectReference } from "../../references.ts";

const fsType = text("File system of the volume, such as ext4.");
const readOnly = bool("True makes every mount read-only.");

/** A directory of an NFS server. */
export const NFSVolumeSource = struct("core.v1.NFSVolumeSource", "A directory of an NFS server.", {
  server: mandatory(text("Host name or address of the server.")),
  path: mandatory(text("Path that the server exports.")),
  readOnly,
});
export type NFSVolumeSource = ObjectOf<typeof NFSVolumeSource>;

/** An iSCSI disk. */
export const ISCSIVolumeSource = struct("core.v1.ISCSIVolumeSource", "An iSCSI disk.", {
  targetPortal: mandatory(text("Address of the target, with a port if it is not 3260.")),
  iqn: mandatory(text("Qualified name of the target.")),
  lun: mandatory(int32("Logical unit number.")),
  iscsiInterface: text("Interface that the transport uses.").default("default"),
  fsType,
  readOnly,
  portals: list("Further addresses of the target.", textItem, { type: "atomic" }),
  chapAuthDiscovery: bool("True authenticates discovery by CHAP."),
  chapAuthSession: bool("True authenticates sessions by CHAP."),
  secretRef: ref("Secret for CHAP.", LocalObjectReference),
  initiatorName: text("Qualified name of the initiator."),
});
export type ISCSIVolumeSource = ObjectOf<typeof ISCSIVolumeSource>;

/** A Fibre Channel disk. */
export const FCVolumeSource = struct("core.v1.FCVolumeSource", "A Fibre Channel disk.", {
  targetWWNs: list("World wide names of the target.", textItem, { type: "atomic" }),
  lun: int32("Logical unit number."),
  fsType,
  readOnly,
  wwids: list("World wide identifiers, instead of names and unit number.", textItem, {
    type: "atomic",
  }),
});
export type FCVolumeSource = ObjectOf<typeof FCVolumeSource>;

/** A Ceph block device. */
export const RBDVolumeSource = struct(
  "core.v1.RBDVolumeSource",
  "A Ceph block device. No longer supported.",
  {
    monitors: mandatory(list("Ceph monitors.", textItem, { type: "atomic" })),
    image: mandatory(text("Name of the block device.")),
    fsType,
    pool: text("Pool of the device.").default("rbd"),
    user: text("User of Ceph.").default("admin"),
    keyring: text("Key file on the node.").default("/etc/ceph/keyring"),
    secretRef: ref("Secret with the user's key, instead of keyring.", LocalObjectReference),
    readOnly,
  },
);
export type RBDVolumeSource = ObjectOf<typeof RBDVolumeSource>;

/** A Ceph file system. */
export const CephFSVolumeSource = struct(
  "core.v1.CephFSVolumeSource",
  "A Ceph file system. No longer supported.",
  {
    monitors: mandatory(list("Ceph monitors.", textItem, { type: "atomic" })),
    path: text("Directory that is mounted as the root."),
    user: text("User of Ceph."),
    secretFile: text("Key file on the node."),
    secretRef: ref("Secret with the user's key, instead of secretFile.", LocalObjectReference),
    readOnly,
  },
);
export type CephFSVolumeSource = ObjectOf<typeof CephFSVolumeSource>;

/** A Gluster volume. */
export const GlusterfsVolumeSource = struct(
  "core.v1.GlusterfsVolumeSource",
  "A Gluster volume. No longer supported.",
  {
    endpoints: mandatory(text("Name of the Endpoints of the cluster.")),
    path: mandatory(text("Path of the volume.")),
    readOnly,
  },
);
export type GlusterfsVolumeSource = ObjectOf<typeof GlusterfsVolumeSource>;

/** A Quobyte volume. */
export const QuobyteVolumeSource = struct(
  "core.v1.QuobyteVolumeSource",
  "A Quobyte volume. No longer supported.",
  {
    registry: mandatory(text("Registries, as host:port and separated by commas.")),
    volume: mandatory(text("Name of the volume.")),
    readOnly,
    user: text("User that the volume is accessed as."),
    group: text("Group that the volume is accessed as."),
    tenant: text("Tenant that owns the volume."),
  },
);
export type QuobyteVolumeSource = ObjectOf<typeof QuobyteVolumeSource>;

/** A Flocker dataset. */
export const FlockerVolumeSource = struct(
  "core.v1.FlockerVolumeSource",
  "A Flocker dataset. No longer supported.",
  {
    datasetName: text("Name of the dataset."),
    datasetUUID: text("UUID of the dataset."),
  },
);
export type FlockerVolumeSource = ObjectOf<typeof FlockerVolumeSource>;

/** A ScaleIO volume. */
export const ScaleIOVolumeSource = struct(
  "core.v1.ScaleIOVolumeSource",
  "A ScaleIO volume. No longer supported.",
  {
    gateway: mandatory(text("Address of the gateway.")),
    system: mandatory(text("Name of the storage system.")),
    secretRef: mandatory(ref("Secret of the user.", LocalObjectReference)),
    sslEnabled: bool("True speaks TLS with the gateway."),
    protectionDomain: text("Name of the protection domain."),
    storagePool: text("Pool of the protection domain."),
    storageMode: text("ThickProvisioned or ThinProvisioned.").default("ThinProvisioned"),
    volumeName: text("Name of a volume that exists."),
    fsType: text("File system of the volume.").default("xfs"),
    readOnly,
  },
);
export type ScaleIOVolumeSource = ObjectOf<typeof ScaleIOVolumeSource>;

/** A StorageOS volume. */
export const StorageOSVolumeSource = struct(
  "core.v1.StorageOSVolumeSource",
  "A StorageOS volume. No longer supported.",
  {
    volumeName: text("Name of the volume."),
    volumeNamespace: text("Namespace of the volume in StorageOS."),
    fsType,
    readOnly,
    secretRef: ref("Secret of the user.", LocalObjectReference),
  },
);
export type StorageOSVolumeSource = ObjectOf<typeof StorageOSVolumeSource>;
