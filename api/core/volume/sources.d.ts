/**
 * Volumes of a PersistentVolume that a pod names in another way: their Secrets may be in any
 * namespace. Source: core/v1 1.36.
 */
import type { ObjectOf } from "../../resource.ts";
/** A volume of a CSI driver. */
export declare const CSIPersistentVolumeSource: import("zod").ZodObject<{
    driver: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    volumeHandle: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    volumeAttributes: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    controllerPublishSecretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    nodeStageSecretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    nodePublishSecretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    controllerExpandSecretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    nodeExpandSecretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type CSIPersistentVolumeSource = ObjectOf<typeof CSIPersistentVolumeSource>;
/** A disk or directory of one node. */
export declare const LocalVolumeSource: import("zod").ZodObject<{
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type LocalVolumeSource = ObjectOf<typeof LocalVolumeSource>;
/** A file share of Azure. */
export declare const AzureFilePersistentVolumeSource: import("zod").ZodObject<{
    secretName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    shareName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretNamespace: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type AzureFilePersistentVolumeSource = ObjectOf<typeof AzureFilePersistentVolumeSource>;
/** A disk of OpenStack. */
export declare const CinderPersistentVolumeSource: import("zod").ZodObject<{
    volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type CinderPersistentVolumeSource = ObjectOf<typeof CinderPersistentVolumeSource>;
/** A volume of a driver of old. */
export declare const FlexPersistentVolumeSource: import("zod").ZodObject<{
    driver: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    options: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type FlexPersistentVolumeSource = ObjectOf<typeof FlexPersistentVolumeSource>;
/** An iSCSI disk. */
export declare const ISCSIPersistentVolumeSource: import("zod").ZodObject<{
    targetPortal: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    iqn: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    lun: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    iscsiInterface: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    portals: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    chapAuthDiscovery: import("zod").ZodOptional<import("zod").ZodBoolean>;
    chapAuthSession: import("zod").ZodOptional<import("zod").ZodBoolean>;
    initiatorName: import("zod").ZodOptional<import("zod").ZodString>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type ISCSIPersistentVolumeSource = ObjectOf<typeof ISCSIPersistentVolumeSource>;
/** A Ceph block device. */
export declare const RBDPersistentVolumeSource: import("zod").ZodObject<{
    monitors: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
    image: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    pool: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    user: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    keyring: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type RBDPersistentVolumeSource = ObjectOf<typeof RBDPersistentVolumeSource>;
/** A Ceph file system. */
export declare const CephFSPersistentVolumeSource: import("zod").ZodObject<{
    monitors: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
    path: import("zod").ZodOptional<import("zod").ZodString>;
    user: import("zod").ZodOptional<import("zod").ZodString>;
    secretFile: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type CephFSPersistentVolumeSource = ObjectOf<typeof CephFSPersistentVolumeSource>;
/** A Gluster volume. */
export declare const GlusterfsPersistentVolumeSource: import("zod").ZodObject<{
    endpoints: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    endpointsNamespace: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type GlusterfsPersistentVolumeSource = ObjectOf<typeof GlusterfsPersistentVolumeSource>;
/** A ScaleIO volume. */
export declare const ScaleIOPersistentVolumeSource: import("zod").ZodObject<{
    gateway: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    system: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    sslEnabled: import("zod").ZodOptional<import("zod").ZodBoolean>;
    protectionDomain: import("zod").ZodOptional<import("zod").ZodString>;
    storagePool: import("zod").ZodOptional<import("zod").ZodString>;
    storageMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    volumeName: import("zod").ZodOptional<import("zod").ZodString>;
    fsType: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type ScaleIOPersistentVolumeSource = ObjectOf<typeof ScaleIOPersistentVolumeSource>;
/** A StorageOS volume. */
export declare const StorageOSPersistentVolumeSource: import("zod").ZodObject<{
    volumeName: import("zod").ZodOptional<import("zod").ZodString>;
    volumeNamespace: import("zod").ZodOptional<import("zod").ZodString>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        kind: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        name: import("zod").ZodOptional<import("zod").ZodString>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type StorageOSPersistentVolumeSource = ObjectOf<typeof StorageOSPersistentVolumeSource>;
