/** Disks of cloud providers. Source: core/v1 Volume 1.36. */
import type { ObjectOf } from "../../../resource.ts";
import { bool, int32, mandatory, ref, struct, text } from "../../../schema.ts";
import { LocalObjectReference } from "../../references.ts";

const fsType = text("File system of the volume, such as ext4.");
const readOnly = bool("True makes every mount read-only.");

/** A disk of AWS. */
export const AWSElasticBlockStoreVolumeSource = struct(
  "core.v1.AWSElasticBlockStoreVolumeSource",
  "An EBS disk of AWS, served by its CSI driver.",
  {
    volumeID: mandatory(text("Id of the disk.")),
    fsType,
    partition: int32("Partition that is mounted; 0 for the whole disk."),
    readOnly,
  },
);
export type AWSElasticBlockStoreVolumeSource = ObjectOf<typeof AWSElasticBlockStoreVolumeSource>;

/** A disk of Google Cloud. */
export const GCEPersistentDiskVolumeSource = struct(
  "core.v1.GCEPersistentDiskVolumeSource",
  "A persistent disk of Google Cloud, served by its CSI driver.",
  {
    pdName: mandatory(text("Name of the disk.")),
    fsType,
    partition: int32("Partition that is mounted; 0 for the whole disk."),
    readOnly,
  },
);
export type GCEPersistentDiskVolumeSource = ObjectOf<typeof GCEPersistentDiskVolumeSource>;

/** A disk of Azure. */
export const AzureDiskVolumeSource = struct(
  "core.v1.AzureDiskVolumeSource",
  "A data disk of Azure, served by its CSI driver.",
  {
    diskName: mandatory(text("Name of the disk.")),
    diskURI: mandatory(text("URI of the disk.")),
    cachingMode: text("Caching on the host: None, ReadOnly or ReadWrite.").default("ReadWrite"),
    fsType: text("File system of the volume.").default("ext4"),
    readOnly: bool("True makes every mount read-only.").default(false),
    kind: text("Shared, Dedicated or Managed.").default("Shared"),
  },
);
export type AzureDiskVolumeSource = ObjectOf<typeof AzureDiskVolumeSource>;

/** A file share of Azure. */
export const AzureFileVolumeSource = struct(
  "core.v1.AzureFileVolumeSource",
  "A file share of Azure, served by its CSI driver.",
  {
    secretName: mandatory(text("Secret with the storage account's name and key.")),
    shareName: mandatory(text("Name of the share.")),
    readOnly,
  },
);
export type AzureFileVolumeSource = ObjectOf<typeof AzureFileVolumeSource>;

/** A disk of OpenStack. */
export const CinderVolumeSource = struct(
  "core.v1.CinderVolumeSource",
  "A Cinder disk of OpenStack, served by its CSI driver.",
  {
    volumeID: mandatory(text("Id of the disk.")),
    fsType,
    readOnly,
    secretRef: ref("Secret for OpenStack.", LocalObjectReference),
  },
);
export type CinderVolumeSource = ObjectOf<typeof CinderVolumeSource>;

/** A disk of vSphere. */
export const VsphereVirtualDiskVolumeSource = struct(
  "core.v1.VsphereVirtualDiskVolumeSource",
  "A virtual disk of vSphere, served by its CSI driver.",
  {
    volumePath: mandatory(text("Path of the disk.")),
    fsType,
    storagePolicyName: text("Name of the storage policy."),
    storagePolicyID: text("Id of the storage policy."),
  },
);
export type VsphereVirtualDiskVolumeSource = ObjectOf<typeof VsphereVirtualDiskVolumeSource>;

/** A volume of Portworx. */
export const PortworxVolumeSource = struct(
  "core.v1.PortworxVolumeSource",
  "A Portworx volume, served by its CSI driver.",
  {
    volumeID: mandatory(text("Id of the volume.")),
    fsType,
    readOnly,
  },
);
export type PortworxVolumeSource = ObjectOf<typeof PortworxVolumeSource>;

/** A disk of Photon. */
export const PhotonPersistentDiskVolumeSource = struct(
  "core.v1.PhotonPersistentDiskVolumeSource",
  "A disk of the Photon controller. No longer supported.",
  {
    pdID: mandatory(text("Id of the disk.")),
    fsType,
  },
);
export type PhotonPersistentDiskVolumeSource = ObjectOf<typeof PhotonPersistentDiskVolumeSource>;
