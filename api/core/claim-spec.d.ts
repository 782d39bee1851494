import type { ObjectOf } from "../resource.ts";
/** How much storage a claim asks for. Source: core/v1 VolumeResourceRequirements 1.36. */
export declare const VolumeResourceRequirements: import("zod").ZodObject<{
    limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type VolumeResourceRequirements = ObjectOf<typeof VolumeResourceRequirements>;
/** What a claim asks for. Source: core/v1 PersistentVolumeClaimSpec 1.36. */
export declare const PersistentVolumeClaimSpec: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type PersistentVolumeClaimSpec = ObjectOf<typeof PersistentVolumeClaimSpec>;
/** A claim yet to be made. Source: core/v1 PersistentVolumeClaimTemplate 1.36. */
export declare const PersistentVolumeClaimTemplate: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type PersistentVolumeClaimTemplate = ObjectOf<typeof PersistentVolumeClaimTemplate>;
