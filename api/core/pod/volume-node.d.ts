/** Volumes that live on the node, and those behind claims. Source: core/v1 Volume 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** A directory that lives as long as the pod. */
export declare const EmptyDirVolumeSource: import("zod").ZodObject<{
    medium: import("zod").ZodOptional<import("zod").ZodString>;
    sizeLimit: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type EmptyDirVolumeSource = ObjectOf<typeof EmptyDirVolumeSource>;
/** A path of the node. */
export declare const HostPathVolumeSource: import("zod").ZodObject<{
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    type: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type HostPathVolumeSource = ObjectOf<typeof HostPathVolumeSource>;
/** A claim in the same namespace. */
export declare const PersistentVolumeClaimVolumeSource: import("zod").ZodObject<{
    claimName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type PersistentVolumeClaimVolumeSource = ObjectOf<typeof PersistentVolumeClaimVolumeSource>;
/** A claim that is made for the pod. */
export declare const EphemeralVolumeSource: import("zod").ZodObject<{
    volumeClaimTemplate: import("zod").ZodOptional<import("zod").ZodObject<{
        metadata: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            name: import("zod").ZodOptional<import("zod").ZodString>;
            generateName: import("zod").ZodOptional<import("zod").ZodString>;
            namespace: import("zod").ZodOptional<import("zod").ZodString>;
            selfLink: import("zod").ZodOptional<import("zod").ZodString>;
            uid: import("zod").ZodOptional<import("zod").ZodString>;
            resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
            generation: import("zod").ZodOptional<import("zod").ZodInt>;
            creationTimestamp: import("zod").ZodOptional<import("zod").ZodString>;
            deletionTimestamp: import("zod").ZodOptional<import("zod").ZodString>;
            deletionGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
            labels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            annotations: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            ownerReferences: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                apiVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                uid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                controller: import("zod").ZodOptional<import("zod").ZodBoolean>;
                blockOwnerDeletion: import("zod").ZodOptional<import("zod").ZodBoolean>;
            }, import("zod/v4/core").$strict>>>;
            finalizers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            managedFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                manager: import("zod").ZodOptional<import("zod").ZodString>;
                operation: import("zod").ZodOptional<import("zod").ZodString>;
                apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
                time: import("zod").ZodOptional<import("zod").ZodString>;
                fieldsType: import("zod").ZodOptional<import("zod").ZodString>;
                fieldsV1: import("zod").ZodUnknown;
                subresource: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        spec: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            accessModes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            selector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            resources: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
            volumeName: import("zod").ZodOptional<import("zod").ZodString>;
            storageClassName: import("zod").ZodOptional<import("zod").ZodString>;
            volumeMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            dataSource: import("zod").ZodOptional<import("zod").ZodObject<{
                apiGroup: import("zod").ZodOptional<import("zod").ZodString>;
                kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>;
            dataSourceRef: import("zod").ZodOptional<import("zod").ZodObject<{
                apiGroup: import("zod").ZodOptional<import("zod").ZodString>;
                kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
            volumeAttributesClassName: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type EphemeralVolumeSource = ObjectOf<typeof EphemeralVolumeSource>;
/** A volume that a CSI driver makes at once. */
export declare const CSIVolumeSource: import("zod").ZodObject<{
    driver: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    volumeAttributes: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    nodePublishSecretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type CSIVolumeSource = ObjectOf<typeof CSIVolumeSource>;
/** The files of an image. */
export declare const ImageVolumeSource: import("zod").ZodObject<{
    reference: import("zod").ZodOptional<import("zod").ZodString>;
    pullPolicy: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ImageVolumeSource = ObjectOf<typeof ImageVolumeSource>;
/** A clone of a git repository. */
export declare const GitRepoVolumeSource: import("zod").ZodObject<{
    repository: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    revision: import("zod").ZodOptional<import("zod").ZodString>;
    directory: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type GitRepoVolumeSource = ObjectOf<typeof GitRepoVolumeSource>;
/** A volume of a driver of old. */
export declare const FlexVolumeSource: import("zod").ZodObject<{
    driver: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fsType: import("zod").ZodOptional<import("zod").ZodString>;
    secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
    options: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type FlexVolumeSource = ObjectOf<typeof FlexVolumeSource>;
