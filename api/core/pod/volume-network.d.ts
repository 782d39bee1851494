/** Volumes of storage protocols. Source: core/v1 Volume 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** A directory of an NFS server. */
export declare const NFSVolumeSource: import("zod").ZodObject<{
    server: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type NFSVolumeSource = ObjectOf<typeof NFSVolumeSource>;
/** An iSCSI disk. */
export declare const ISCSIVolumeSource: import("zod").ZodObject<{
    targetPortal: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    iqn: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    lun: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    iscsiInterface: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    portals: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    chapAuthDiscovery: import("zod").ZodOptional<import("zod").ZodBoolean>;
    chapAuthSession: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    initiatorName: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ISCSIVolumeSource = ObjectOf<typeof ISCSIVolumeSource>;
/** A Fibre Channel disk. */
export declare const FCVolumeSource: import("zod").ZodObject<{
    targetWWNs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    lun: import("zod").ZodOptional<import("zod").ZodInt>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    wwids: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type FCVolumeSource = ObjectOf<typeof FCVolumeSource>;
/** A Ceph block device. */
export declare const RBDVolumeSource: import("zod").ZodObject<{
    monitors: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
    image: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    pool: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    user: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    keyring: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type RBDVolumeSource = ObjectOf<typeof RBDVolumeSource>;
/** A Ceph file system. */
export declare const CephFSVolumeSource: import("zod").ZodObject<{
    monitors: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
    path: import("zod").ZodOptional<import("zod").ZodString>;
    user: import("zod").ZodOptional<import("zod").ZodString>;
    secretFile: import("zod").ZodOptional<import("zod").ZodString>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type CephFSVolumeSource = ObjectOf<typeof CephFSVolumeSource>;
/** A Gluster volume. */
export declare const GlusterfsVolumeSource: import("zod").ZodObject<{
    endpoints: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type GlusterfsVolumeSource = ObjectOf<typeof GlusterfsVolumeSource>;
/** A Quobyte volume. */
export declare const QuobyteVolumeSource: import("zod").ZodObject<{
    registry: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    volume: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    user: import("zod").ZodOptional<import("zod").ZodString>;
    group: import("zod").ZodOptional<import("zod").ZodString>;
    tenant: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type QuobyteVolumeSource = ObjectOf<typeof QuobyteVolumeSource>;
/** A Flocker dataset. */
export declare const FlockerVolumeSource: import("zod").ZodObject<{
    datasetName: import("zod").ZodOptional<import("zod").ZodString>;
    datasetUUID: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type FlockerVolumeSource = ObjectOf<typeof FlockerVolumeSource>;
/** A ScaleIO volume. */
export declare const ScaleIOVolumeSource: import("zod").ZodObject<{
    gateway: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    system: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    secretRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    sslEnabled: import("zod").ZodOptional<import("zod").ZodBoolean>;
    protectionDomain: import("zod").ZodOptional<import("zod").ZodString>;
    storagePool: import("zod").ZodOptional<import("zod").ZodString>;
    storageMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    volumeName: import("zod").ZodOptional<import("zod").ZodString>;
    fsType: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type ScaleIOVolumeSource = ObjectOf<typeof ScaleIOVolumeSource>;
/** A StorageOS volume. */
export declare const StorageOSVolumeSource: import("zod").ZodObject<{
    volumeName: import("zod").ZodOptional<import("zod").ZodString>;
    volumeNamespace: import("zod").ZodOptional<import("zod").ZodString>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type StorageOSVolumeSource = ObjectOf<typeof StorageOSVolumeSource>;
