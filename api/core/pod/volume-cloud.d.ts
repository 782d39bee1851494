/** Disks of cloud providers. Source: core/v1 Volume 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** A disk of AWS. */
export declare const AWSElasticBlockStoreVolumeSource: import("zod").ZodObject<{
    volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    partition: import("zod").ZodOptional<import("zod").ZodInt>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type AWSElasticBlockStoreVolumeSource = ObjectOf<typeof AWSElasticBlockStoreVolumeSource>;
/** A disk of Google Cloud. */
export declare const GCEPersistentDiskVolumeSource: import("zod").ZodObject<{
    pdName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    partition: import("zod").ZodOptional<import("zod").ZodInt>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type GCEPersistentDiskVolumeSource = ObjectOf<typeof GCEPersistentDiskVolumeSource>;
/** A disk of Azure. */
export declare const AzureDiskVolumeSource: import("zod").ZodObject<{
    diskName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    diskURI: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    cachingMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
    kind: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type AzureDiskVolumeSource = ObjectOf<typeof AzureDiskVolumeSource>;
/** A file share of Azure. */
export declare const AzureFileVolumeSource: import("zod").ZodObject<{
    secretName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    shareName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type AzureFileVolumeSource = ObjectOf<typeof AzureFileVolumeSource>;
/** A disk of OpenStack. */
export declare const CinderVolumeSource: import("zod").ZodObject<{
    volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type CinderVolumeSource = ObjectOf<typeof CinderVolumeSource>;
/** A disk of vSphere. */
export declare const VsphereVirtualDiskVolumeSource: import("zod").ZodObject<{
    volumePath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    storagePolicyName: import("zod").ZodOptional<import("zod").ZodString>;
    storagePolicyID: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type VsphereVirtualDiskVolumeSource = ObjectOf<typeof VsphereVirtualDiskVolumeSource>;
/** A volume of Portworx. */
export declare const PortworxVolumeSource: import("zod").ZodObject<{
    volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type PortworxVolumeSource = ObjectOf<typeof PortworxVolumeSource>;
/** A disk of Photon. */
export declare const PhotonPersistentDiskVolumeSource: import("zod").ZodObject<{
    pdID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type PhotonPersistentDiskVolumeSource = ObjectOf<typeof PhotonPersistentDiskVolumeSource>;
