import { type ObjectOf } from "../resource.ts";
export declare const DaemonSetUpdateStrategy: import("zod").ZodObject<{
    type: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    rollingUpdate: import("zod").ZodOptional<import("zod").ZodObject<{
        maxUnavailable: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
        maxSurge: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export declare const DaemonSetCondition: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    lastTransitionTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
declare const schema: import("zod").ZodObject<{
    apiVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
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
        selector: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        template: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
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
                volumes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    hostPath: import("zod").ZodOptional<import("zod").ZodObject<{
                        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        type: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>;
                    emptyDir: import("zod").ZodOptional<import("zod").ZodObject<{
                        medium: import("zod").ZodOptional<import("zod").ZodString>;
                        sizeLimit: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    gcePersistentDisk: import("zod").ZodOptional<import("zod").ZodObject<{
                        pdName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        partition: import("zod").ZodOptional<import("zod").ZodInt>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    awsElasticBlockStore: import("zod").ZodOptional<import("zod").ZodObject<{
                        volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        partition: import("zod").ZodOptional<import("zod").ZodInt>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    gitRepo: import("zod").ZodOptional<import("zod").ZodObject<{
                        repository: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        revision: import("zod").ZodOptional<import("zod").ZodString>;
                        directory: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    secret: import("zod").ZodOptional<import("zod").ZodObject<{
                        secretName: import("zod").ZodOptional<import("zod").ZodString>;
                        items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            mode: import("zod").ZodOptional<import("zod").ZodInt>;
                        }, import("zod/v4/core").$strict>>>;
                        defaultMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    nfs: import("zod").ZodOptional<import("zod").ZodObject<{
                        server: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    iscsi: import("zod").ZodOptional<import("zod").ZodObject<{
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
                    }, import("zod/v4/core").$strict>>;
                    glusterfs: import("zod").ZodOptional<import("zod").ZodObject<{
                        endpoints: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    persistentVolumeClaim: import("zod").ZodOptional<import("zod").ZodObject<{
                        claimName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    rbd: import("zod").ZodOptional<import("zod").ZodObject<{
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
                    }, import("zod/v4/core").$strict>>;
                    flexVolume: import("zod").ZodOptional<import("zod").ZodObject<{
                        driver: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        options: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>;
                    cinder: import("zod").ZodOptional<import("zod").ZodObject<{
                        volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>;
                    cephfs: import("zod").ZodOptional<import("zod").ZodObject<{
                        monitors: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
                        path: import("zod").ZodOptional<import("zod").ZodString>;
                        user: import("zod").ZodOptional<import("zod").ZodString>;
                        secretFile: import("zod").ZodOptional<import("zod").ZodString>;
                        secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    flocker: import("zod").ZodOptional<import("zod").ZodObject<{
                        datasetName: import("zod").ZodOptional<import("zod").ZodString>;
                        datasetUUID: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    downwardAPI: import("zod").ZodOptional<import("zod").ZodObject<{
                        items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            fieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            resourceFieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                containerName: import("zod").ZodOptional<import("zod").ZodString>;
                                resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            mode: import("zod").ZodOptional<import("zod").ZodInt>;
                        }, import("zod/v4/core").$strict>>>;
                        defaultMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                    }, import("zod/v4/core").$strict>>;
                    fc: import("zod").ZodOptional<import("zod").ZodObject<{
                        targetWWNs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        lun: import("zod").ZodOptional<import("zod").ZodInt>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        wwids: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>;
                    azureFile: import("zod").ZodOptional<import("zod").ZodObject<{
                        secretName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        shareName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    configMap: import("zod").ZodOptional<import("zod").ZodObject<{
                        name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            mode: import("zod").ZodOptional<import("zod").ZodInt>;
                        }, import("zod/v4/core").$strict>>>;
                        defaultMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    vsphereVolume: import("zod").ZodOptional<import("zod").ZodObject<{
                        volumePath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        storagePolicyName: import("zod").ZodOptional<import("zod").ZodString>;
                        storagePolicyID: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    quobyte: import("zod").ZodOptional<import("zod").ZodObject<{
                        registry: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        volume: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        user: import("zod").ZodOptional<import("zod").ZodString>;
                        group: import("zod").ZodOptional<import("zod").ZodString>;
                        tenant: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    azureDisk: import("zod").ZodOptional<import("zod").ZodObject<{
                        diskName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        diskURI: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        cachingMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
                        kind: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>;
                    photonPersistentDisk: import("zod").ZodOptional<import("zod").ZodObject<{
                        pdID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    projected: import("zod").ZodOptional<import("zod").ZodObject<{
                        sources: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            secret: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    mode: import("zod").ZodOptional<import("zod").ZodInt>;
                                }, import("zod/v4/core").$strict>>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            downwardAPI: import("zod").ZodOptional<import("zod").ZodObject<{
                                items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    fieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                        apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                        fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    }, import("zod/v4/core").$strict>>;
                                    resourceFieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                        containerName: import("zod").ZodOptional<import("zod").ZodString>;
                                        resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                    }, import("zod/v4/core").$strict>>;
                                    mode: import("zod").ZodOptional<import("zod").ZodInt>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            configMap: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    mode: import("zod").ZodOptional<import("zod").ZodInt>;
                                }, import("zod/v4/core").$strict>>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            serviceAccountToken: import("zod").ZodOptional<import("zod").ZodObject<{
                                audience: import("zod").ZodOptional<import("zod").ZodString>;
                                expirationSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                                path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            clusterTrustBundle: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodOptional<import("zod").ZodString>;
                                signerName: import("zod").ZodOptional<import("zod").ZodString>;
                                labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                    }, import("zod/v4/core").$strict>>>;
                                }, import("zod/v4/core").$strict>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                                path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            podCertificate: import("zod").ZodOptional<import("zod").ZodObject<{
                                signerName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                keyType: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                maxExpirationSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                                credentialBundlePath: import("zod").ZodOptional<import("zod").ZodString>;
                                keyPath: import("zod").ZodOptional<import("zod").ZodString>;
                                certificateChainPath: import("zod").ZodOptional<import("zod").ZodString>;
                                userAnnotations: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>>;
                        defaultMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                    }, import("zod/v4/core").$strict>>;
                    portworxVolume: import("zod").ZodOptional<import("zod").ZodObject<{
                        volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    scaleIO: import("zod").ZodOptional<import("zod").ZodObject<{
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
                    }, import("zod/v4/core").$strict>>;
                    storageos: import("zod").ZodOptional<import("zod").ZodObject<{
                        volumeName: import("zod").ZodOptional<import("zod").ZodString>;
                        volumeNamespace: import("zod").ZodOptional<import("zod").ZodString>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>;
                    csi: import("zod").ZodOptional<import("zod").ZodObject<{
                        driver: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        fsType: import("zod").ZodOptional<import("zod").ZodString>;
                        volumeAttributes: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        nodePublishSecretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>;
                    ephemeral: import("zod").ZodOptional<import("zod").ZodObject<{
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
                    }, import("zod/v4/core").$strict>>;
                    image: import("zod").ZodOptional<import("zod").ZodObject<{
                        reference: import("zod").ZodOptional<import("zod").ZodString>;
                        pullPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>>;
                initContainers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    image: import("zod").ZodOptional<import("zod").ZodString>;
                    command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    args: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    workingDir: import("zod").ZodOptional<import("zod").ZodString>;
                    ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodOptional<import("zod").ZodString>;
                        hostPort: import("zod").ZodOptional<import("zod").ZodInt>;
                        containerPort: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                        protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        hostIP: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                    envFrom: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        prefix: import("zod").ZodOptional<import("zod").ZodString>;
                        configMapRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                        secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    env: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        value: import("zod").ZodOptional<import("zod").ZodString>;
                        valueFrom: import("zod").ZodOptional<import("zod").ZodObject<{
                            fieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            resourceFieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                containerName: import("zod").ZodOptional<import("zod").ZodString>;
                                resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            configMapKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            secretKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            fileKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                volumeName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    resources: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                        limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        claims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            request: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>>;
                    resizePolicy: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        resourceName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        restartPolicy: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    restartPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    restartPolicyRules: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        action: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        exitCodes: import("zod").ZodOptional<import("zod").ZodObject<{
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    volumeMounts: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        recursiveReadOnly: import("zod").ZodOptional<import("zod").ZodString>;
                        mountPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        subPath: import("zod").ZodOptional<import("zod").ZodString>;
                        mountPropagation: import("zod").ZodOptional<import("zod").ZodString>;
                        subPathExpr: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                    volumeDevices: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        devicePath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    livenessProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    readinessProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    startupProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    lifecycle: import("zod").ZodOptional<import("zod").ZodObject<{
                        postStart: import("zod").ZodOptional<import("zod").ZodObject<{
                            exec: import("zod").ZodOptional<import("zod").ZodObject<{
                                command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                                path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                                scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                            }, import("zod/v4/core").$strict>>;
                            sleep: import("zod").ZodOptional<import("zod").ZodObject<{
                                seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                        preStop: import("zod").ZodOptional<import("zod").ZodObject<{
                            exec: import("zod").ZodOptional<import("zod").ZodObject<{
                                command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                                path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                                scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                            }, import("zod/v4/core").$strict>>;
                            sleep: import("zod").ZodOptional<import("zod").ZodObject<{
                                seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                        stopSignal: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    terminationMessagePath: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    terminationMessagePolicy: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    imagePullPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    securityContext: import("zod").ZodOptional<import("zod").ZodObject<{
                        capabilities: import("zod").ZodOptional<import("zod").ZodObject<{
                            add: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            drop: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        privileged: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        seLinuxOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                            user: import("zod").ZodOptional<import("zod").ZodString>;
                            role: import("zod").ZodOptional<import("zod").ZodString>;
                            type: import("zod").ZodOptional<import("zod").ZodString>;
                            level: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        windowsOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                            gmsaCredentialSpecName: import("zod").ZodOptional<import("zod").ZodString>;
                            gmsaCredentialSpec: import("zod").ZodOptional<import("zod").ZodString>;
                            runAsUserName: import("zod").ZodOptional<import("zod").ZodString>;
                            hostProcess: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                        runAsUser: import("zod").ZodOptional<import("zod").ZodInt>;
                        runAsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
                        runAsNonRoot: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        readOnlyRootFilesystem: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        allowPrivilegeEscalation: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        procMount: import("zod").ZodOptional<import("zod").ZodString>;
                        seccompProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        appArmorProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>;
                    stdin: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    stdinOnce: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    tty: import("zod").ZodOptional<import("zod").ZodBoolean>;
                }, import("zod/v4/core").$strict>>>;
                containers: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    image: import("zod").ZodOptional<import("zod").ZodString>;
                    command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    args: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    workingDir: import("zod").ZodOptional<import("zod").ZodString>;
                    ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodOptional<import("zod").ZodString>;
                        hostPort: import("zod").ZodOptional<import("zod").ZodInt>;
                        containerPort: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                        protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        hostIP: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                    envFrom: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        prefix: import("zod").ZodOptional<import("zod").ZodString>;
                        configMapRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                        secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    env: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        value: import("zod").ZodOptional<import("zod").ZodString>;
                        valueFrom: import("zod").ZodOptional<import("zod").ZodObject<{
                            fieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            resourceFieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                containerName: import("zod").ZodOptional<import("zod").ZodString>;
                                resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            configMapKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            secretKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            fileKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                volumeName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    resources: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                        limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        claims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            request: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>>;
                    resizePolicy: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        resourceName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        restartPolicy: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    restartPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    restartPolicyRules: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        action: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        exitCodes: import("zod").ZodOptional<import("zod").ZodObject<{
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    volumeMounts: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        recursiveReadOnly: import("zod").ZodOptional<import("zod").ZodString>;
                        mountPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        subPath: import("zod").ZodOptional<import("zod").ZodString>;
                        mountPropagation: import("zod").ZodOptional<import("zod").ZodString>;
                        subPathExpr: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                    volumeDevices: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        devicePath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    livenessProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    readinessProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    startupProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    lifecycle: import("zod").ZodOptional<import("zod").ZodObject<{
                        postStart: import("zod").ZodOptional<import("zod").ZodObject<{
                            exec: import("zod").ZodOptional<import("zod").ZodObject<{
                                command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                                path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                                scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                            }, import("zod/v4/core").$strict>>;
                            sleep: import("zod").ZodOptional<import("zod").ZodObject<{
                                seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                        preStop: import("zod").ZodOptional<import("zod").ZodObject<{
                            exec: import("zod").ZodOptional<import("zod").ZodObject<{
                                command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                                path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                                scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                            }, import("zod/v4/core").$strict>>;
                            sleep: import("zod").ZodOptional<import("zod").ZodObject<{
                                seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                        stopSignal: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    terminationMessagePath: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    terminationMessagePolicy: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    imagePullPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    securityContext: import("zod").ZodOptional<import("zod").ZodObject<{
                        capabilities: import("zod").ZodOptional<import("zod").ZodObject<{
                            add: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            drop: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        privileged: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        seLinuxOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                            user: import("zod").ZodOptional<import("zod").ZodString>;
                            role: import("zod").ZodOptional<import("zod").ZodString>;
                            type: import("zod").ZodOptional<import("zod").ZodString>;
                            level: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        windowsOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                            gmsaCredentialSpecName: import("zod").ZodOptional<import("zod").ZodString>;
                            gmsaCredentialSpec: import("zod").ZodOptional<import("zod").ZodString>;
                            runAsUserName: import("zod").ZodOptional<import("zod").ZodString>;
                            hostProcess: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                        runAsUser: import("zod").ZodOptional<import("zod").ZodInt>;
                        runAsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
                        runAsNonRoot: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        readOnlyRootFilesystem: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        allowPrivilegeEscalation: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        procMount: import("zod").ZodOptional<import("zod").ZodString>;
                        seccompProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        appArmorProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>;
                    stdin: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    stdinOnce: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    tty: import("zod").ZodOptional<import("zod").ZodBoolean>;
                }, import("zod/v4/core").$strict>>>>;
                ephemeralContainers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    image: import("zod").ZodOptional<import("zod").ZodString>;
                    command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    args: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    workingDir: import("zod").ZodOptional<import("zod").ZodString>;
                    ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodOptional<import("zod").ZodString>;
                        hostPort: import("zod").ZodOptional<import("zod").ZodInt>;
                        containerPort: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                        protocol: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        hostIP: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                    envFrom: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        prefix: import("zod").ZodOptional<import("zod").ZodString>;
                        configMapRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                        secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                            name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    env: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        value: import("zod").ZodOptional<import("zod").ZodString>;
                        valueFrom: import("zod").ZodOptional<import("zod").ZodObject<{
                            fieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                apiVersion: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                fieldPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            resourceFieldRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                containerName: import("zod").ZodOptional<import("zod").ZodString>;
                                resource: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                divisor: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            configMapKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            secretKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
                            }, import("zod/v4/core").$strict>>;
                            fileKeyRef: import("zod").ZodOptional<import("zod").ZodObject<{
                                volumeName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                optional: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodBoolean>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    resources: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                        limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        claims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            request: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>>;
                    resizePolicy: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        resourceName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        restartPolicy: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    restartPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    restartPolicyRules: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        action: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        exitCodes: import("zod").ZodOptional<import("zod").ZodObject<{
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>>;
                    volumeMounts: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        recursiveReadOnly: import("zod").ZodOptional<import("zod").ZodString>;
                        mountPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        subPath: import("zod").ZodOptional<import("zod").ZodString>;
                        mountPropagation: import("zod").ZodOptional<import("zod").ZodString>;
                        subPathExpr: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                    volumeDevices: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        devicePath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    livenessProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    readinessProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    startupProbe: import("zod").ZodOptional<import("zod").ZodObject<{
                        exec: import("zod").ZodOptional<import("zod").ZodObject<{
                            command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                            path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                            scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                            httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>;
                        tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                            host: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        grpc: import("zod").ZodOptional<import("zod").ZodObject<{
                            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                        timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                        terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    lifecycle: import("zod").ZodOptional<import("zod").ZodObject<{
                        postStart: import("zod").ZodOptional<import("zod").ZodObject<{
                            exec: import("zod").ZodOptional<import("zod").ZodObject<{
                                command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                                path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                                scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                            }, import("zod/v4/core").$strict>>;
                            sleep: import("zod").ZodOptional<import("zod").ZodObject<{
                                seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                        preStop: import("zod").ZodOptional<import("zod").ZodObject<{
                            exec: import("zod").ZodOptional<import("zod").ZodObject<{
                                command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>;
                            httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
                                path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                                scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                                httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
                                port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
                                host: import("zod").ZodOptional<import("zod").ZodString>;
                            }, import("zod/v4/core").$strict>>;
                            sleep: import("zod").ZodOptional<import("zod").ZodObject<{
                                seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            }, import("zod/v4/core").$strict>>;
                        }, import("zod/v4/core").$strict>>;
                        stopSignal: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    terminationMessagePath: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    terminationMessagePolicy: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                    imagePullPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    securityContext: import("zod").ZodOptional<import("zod").ZodObject<{
                        capabilities: import("zod").ZodOptional<import("zod").ZodObject<{
                            add: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            drop: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>;
                        privileged: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        seLinuxOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                            user: import("zod").ZodOptional<import("zod").ZodString>;
                            role: import("zod").ZodOptional<import("zod").ZodString>;
                            type: import("zod").ZodOptional<import("zod").ZodString>;
                            level: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        windowsOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                            gmsaCredentialSpecName: import("zod").ZodOptional<import("zod").ZodString>;
                            gmsaCredentialSpec: import("zod").ZodOptional<import("zod").ZodString>;
                            runAsUserName: import("zod").ZodOptional<import("zod").ZodString>;
                            hostProcess: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        }, import("zod/v4/core").$strict>>;
                        runAsUser: import("zod").ZodOptional<import("zod").ZodInt>;
                        runAsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
                        runAsNonRoot: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        readOnlyRootFilesystem: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        allowPrivilegeEscalation: import("zod").ZodOptional<import("zod").ZodBoolean>;
                        procMount: import("zod").ZodOptional<import("zod").ZodString>;
                        seccompProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                        appArmorProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                        }, import("zod/v4/core").$strict>>;
                    }, import("zod/v4/core").$strict>>;
                    stdin: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    stdinOnce: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    tty: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    targetContainerName: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>>;
                restartPolicy: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                terminationGracePeriodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
                activeDeadlineSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                dnsPolicy: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                nodeSelector: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                serviceAccountName: import("zod").ZodOptional<import("zod").ZodString>;
                serviceAccount: import("zod").ZodOptional<import("zod").ZodString>;
                automountServiceAccountToken: import("zod").ZodOptional<import("zod").ZodBoolean>;
                nodeName: import("zod").ZodOptional<import("zod").ZodString>;
                hostNetwork: import("zod").ZodOptional<import("zod").ZodBoolean>;
                hostPID: import("zod").ZodOptional<import("zod").ZodBoolean>;
                hostIPC: import("zod").ZodOptional<import("zod").ZodBoolean>;
                shareProcessNamespace: import("zod").ZodOptional<import("zod").ZodBoolean>;
                securityContext: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodObject<{
                    seLinuxOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                        user: import("zod").ZodOptional<import("zod").ZodString>;
                        role: import("zod").ZodOptional<import("zod").ZodString>;
                        type: import("zod").ZodOptional<import("zod").ZodString>;
                        level: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    windowsOptions: import("zod").ZodOptional<import("zod").ZodObject<{
                        gmsaCredentialSpecName: import("zod").ZodOptional<import("zod").ZodString>;
                        gmsaCredentialSpec: import("zod").ZodOptional<import("zod").ZodString>;
                        runAsUserName: import("zod").ZodOptional<import("zod").ZodString>;
                        hostProcess: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    }, import("zod/v4/core").$strict>>;
                    runAsUser: import("zod").ZodOptional<import("zod").ZodInt>;
                    runAsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
                    runAsNonRoot: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    supplementalGroups: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
                    supplementalGroupsPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    fsGroup: import("zod").ZodOptional<import("zod").ZodInt>;
                    sysctls: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    fsGroupChangePolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    seccompProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    appArmorProfile: import("zod").ZodOptional<import("zod").ZodObject<{
                        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        localhostProfile: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                    seLinuxChangePolicy: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>>;
                imagePullSecrets: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
                hostname: import("zod").ZodOptional<import("zod").ZodString>;
                subdomain: import("zod").ZodOptional<import("zod").ZodString>;
                affinity: import("zod").ZodOptional<import("zod").ZodObject<{
                    nodeAffinity: import("zod").ZodOptional<import("zod").ZodObject<{
                        requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodObject<{
                            nodeSelectorTerms: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                                matchFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>>>;
                        }, import("zod/v4/core").$strict>>;
                        preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            preference: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                                matchFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                    podAffinity: import("zod").ZodOptional<import("zod").ZodObject<{
                        requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                        preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            podAffinityTerm: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                                labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                    }, import("zod/v4/core").$strict>>>;
                                }, import("zod/v4/core").$strict>>;
                                namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                    }, import("zod/v4/core").$strict>>>;
                                }, import("zod/v4/core").$strict>>;
                                matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                    podAntiAffinity: import("zod").ZodOptional<import("zod").ZodObject<{
                        requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                }, import("zod/v4/core").$strict>>>;
                            }, import("zod/v4/core").$strict>>;
                            matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                        preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                            podAffinityTerm: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                                labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                    }, import("zod/v4/core").$strict>>>;
                                }, import("zod/v4/core").$strict>>;
                                namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                    }, import("zod/v4/core").$strict>>>;
                                }, import("zod/v4/core").$strict>>;
                                matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                                mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                            }, import("zod/v4/core").$strict>>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>;
                schedulerName: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
                tolerations: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodOptional<import("zod").ZodString>;
                    operator: import("zod").ZodOptional<import("zod").ZodString>;
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    effect: import("zod").ZodOptional<import("zod").ZodString>;
                    tolerationSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
                hostAliases: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    ip: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    hostnames: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
                priorityClassName: import("zod").ZodOptional<import("zod").ZodString>;
                priority: import("zod").ZodOptional<import("zod").ZodInt>;
                dnsConfig: import("zod").ZodOptional<import("zod").ZodObject<{
                    nameservers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    searches: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    options: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodOptional<import("zod").ZodString>;
                        value: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                readinessGates: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    conditionType: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
                runtimeClassName: import("zod").ZodOptional<import("zod").ZodString>;
                enableServiceLinks: import("zod").ZodOptional<import("zod").ZodBoolean>;
                preemptionPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                overhead: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                topologySpreadConstraints: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    maxSkew: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                    topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    whenUnsatisfiable: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                    minDomains: import("zod").ZodOptional<import("zod").ZodInt>;
                    nodeAffinityPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    nodeTaintsPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                    matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
                setHostnameAsFQDN: import("zod").ZodOptional<import("zod").ZodBoolean>;
                os: import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
                hostUsers: import("zod").ZodOptional<import("zod").ZodBoolean>;
                schedulingGates: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
                resourceClaims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    resourceClaimName: import("zod").ZodOptional<import("zod").ZodString>;
                    resourceClaimTemplateName: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>>;
                resources: import("zod").ZodOptional<import("zod").ZodObject<{
                    limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    claims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        request: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                hostnameOverride: import("zod").ZodOptional<import("zod").ZodString>;
                schedulingGroup: import("zod").ZodOptional<import("zod").ZodObject<{
                    podGroupName: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        updateStrategy: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            type: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            rollingUpdate: import("zod").ZodOptional<import("zod").ZodObject<{
                maxUnavailable: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
                maxSurge: import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>;
        minReadySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
        revisionHistoryLimit: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        currentNumberScheduled: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        numberMisscheduled: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        desiredNumberScheduled: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        numberReady: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
        updatedNumberScheduled: import("zod").ZodOptional<import("zod").ZodInt>;
        numberAvailable: import("zod").ZodOptional<import("zod").ZodInt>;
        numberUnavailable: import("zod").ZodOptional<import("zod").ZodInt>;
        collisionCount: import("zod").ZodOptional<import("zod").ZodInt>;
        conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            lastTransitionTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type DaemonSet = ObjectOf<typeof schema>;
export type DaemonSetSpec = DaemonSet["spec"];
export type DaemonSetStatus = DaemonSet["status"];
export type DaemonSetUpdateStrategy = DaemonSetSpec["updateStrategy"];
/** Keeps a pod of one template on every node that it selects. Source: apps/v1 DaemonSet 1.36. */
export declare const DaemonSet: import("../resource.ts").ResourceDefinition<{
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name?: string | undefined;
        readonly generateName?: string | undefined;
        readonly namespace?: string | undefined;
        readonly selfLink?: string | undefined;
        readonly uid?: string | undefined;
        readonly resourceVersion?: string | undefined;
        readonly generation?: number | undefined;
        readonly creationTimestamp?: string | undefined;
        readonly deletionTimestamp?: string | undefined;
        readonly deletionGracePeriodSeconds?: number | undefined;
        readonly labels?: {
            readonly [x: string]: string;
        } | undefined;
        readonly annotations?: {
            readonly [x: string]: string;
        } | undefined;
        readonly ownerReferences?: readonly {
            readonly apiVersion: string;
            readonly kind: string;
            readonly name: string;
            readonly uid: string;
            readonly controller?: boolean | undefined;
            readonly blockOwnerDeletion?: boolean | undefined;
        }[] | undefined;
        readonly finalizers?: readonly string[] | undefined;
        readonly managedFields?: readonly {
            readonly manager?: string | undefined;
            readonly operation?: string | undefined;
            readonly apiVersion?: string | undefined;
            readonly time?: string | undefined;
            readonly fieldsType?: string | undefined;
            readonly fieldsV1: unknown;
            readonly subresource?: string | undefined;
        }[] | undefined;
    };
    readonly spec: {
        readonly selector: {
            readonly matchLabels?: {
                readonly [x: string]: string;
            } | undefined;
            readonly matchExpressions?: readonly {
                readonly key: string;
                readonly operator: string;
                readonly values?: readonly string[] | undefined;
            }[] | undefined;
        };
        readonly template: {
            readonly metadata: {
                readonly name?: string | undefined;
                readonly generateName?: string | undefined;
                readonly namespace?: string | undefined;
                readonly selfLink?: string | undefined;
                readonly uid?: string | undefined;
                readonly resourceVersion?: string | undefined;
                readonly generation?: number | undefined;
                readonly creationTimestamp?: string | undefined;
                readonly deletionTimestamp?: string | undefined;
                readonly deletionGracePeriodSeconds?: number | undefined;
                readonly labels?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly annotations?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly ownerReferences?: readonly {
                    readonly apiVersion: string;
                    readonly kind: string;
                    readonly name: string;
                    readonly uid: string;
                    readonly controller?: boolean | undefined;
                    readonly blockOwnerDeletion?: boolean | undefined;
                }[] | undefined;
                readonly finalizers?: readonly string[] | undefined;
                readonly managedFields?: readonly {
                    readonly manager?: string | undefined;
                    readonly operation?: string | undefined;
                    readonly apiVersion?: string | undefined;
                    readonly time?: string | undefined;
                    readonly fieldsType?: string | undefined;
                    readonly fieldsV1: unknown;
                    readonly subresource?: string | undefined;
                }[] | undefined;
            };
            readonly spec: {
                readonly volumes?: readonly {
                    readonly name: string;
                    readonly hostPath?: {
                        readonly path: string;
                        readonly type: string;
                    } | undefined;
                    readonly emptyDir?: {
                        readonly medium?: string | undefined;
                        readonly sizeLimit?: string | undefined;
                    } | undefined;
                    readonly gcePersistentDisk?: {
                        readonly pdName: string;
                        readonly fsType?: string | undefined;
                        readonly partition?: number | undefined;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly awsElasticBlockStore?: {
                        readonly volumeID: string;
                        readonly fsType?: string | undefined;
                        readonly partition?: number | undefined;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly gitRepo?: {
                        readonly repository: string;
                        readonly revision?: string | undefined;
                        readonly directory?: string | undefined;
                    } | undefined;
                    readonly secret?: {
                        readonly secretName?: string | undefined;
                        readonly items?: readonly {
                            readonly key: string;
                            readonly path: string;
                            readonly mode?: number | undefined;
                        }[] | undefined;
                        readonly defaultMode: number;
                        readonly optional?: boolean | undefined;
                    } | undefined;
                    readonly nfs?: {
                        readonly server: string;
                        readonly path: string;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly iscsi?: {
                        readonly targetPortal: string;
                        readonly iqn: string;
                        readonly lun: number;
                        readonly iscsiInterface: string;
                        readonly fsType?: string | undefined;
                        readonly readOnly?: boolean | undefined;
                        readonly portals?: readonly string[] | undefined;
                        readonly chapAuthDiscovery?: boolean | undefined;
                        readonly chapAuthSession?: boolean | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                        } | undefined;
                        readonly initiatorName?: string | undefined;
                    } | undefined;
                    readonly glusterfs?: {
                        readonly endpoints: string;
                        readonly path: string;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly persistentVolumeClaim?: {
                        readonly claimName: string;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly rbd?: {
                        readonly monitors: readonly string[];
                        readonly image: string;
                        readonly fsType?: string | undefined;
                        readonly pool: string;
                        readonly user: string;
                        readonly keyring: string;
                        readonly secretRef?: {
                            readonly name: string;
                        } | undefined;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly flexVolume?: {
                        readonly driver: string;
                        readonly fsType?: string | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                        } | undefined;
                        readonly readOnly?: boolean | undefined;
                        readonly options?: {
                            readonly [x: string]: string;
                        } | undefined;
                    } | undefined;
                    readonly cinder?: {
                        readonly volumeID: string;
                        readonly fsType?: string | undefined;
                        readonly readOnly?: boolean | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                        } | undefined;
                    } | undefined;
                    readonly cephfs?: {
                        readonly monitors: readonly string[];
                        readonly path?: string | undefined;
                        readonly user?: string | undefined;
                        readonly secretFile?: string | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                        } | undefined;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly flocker?: {
                        readonly datasetName?: string | undefined;
                        readonly datasetUUID?: string | undefined;
                    } | undefined;
                    readonly downwardAPI?: {
                        readonly items?: readonly {
                            readonly path: string;
                            readonly fieldRef?: {
                                readonly apiVersion: string;
                                readonly fieldPath: string;
                            } | undefined;
                            readonly resourceFieldRef?: {
                                readonly containerName?: string | undefined;
                                readonly resource: string;
                                readonly divisor: string;
                            } | undefined;
                            readonly mode?: number | undefined;
                        }[] | undefined;
                        readonly defaultMode: number;
                    } | undefined;
                    readonly fc?: {
                        readonly targetWWNs?: readonly string[] | undefined;
                        readonly lun?: number | undefined;
                        readonly fsType?: string | undefined;
                        readonly readOnly?: boolean | undefined;
                        readonly wwids?: readonly string[] | undefined;
                    } | undefined;
                    readonly azureFile?: {
                        readonly secretName: string;
                        readonly shareName: string;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly configMap?: {
                        readonly name: string;
                        readonly items?: readonly {
                            readonly key: string;
                            readonly path: string;
                            readonly mode?: number | undefined;
                        }[] | undefined;
                        readonly defaultMode: number;
                        readonly optional?: boolean | undefined;
                    } | undefined;
                    readonly vsphereVolume?: {
                        readonly volumePath: string;
                        readonly fsType?: string | undefined;
                        readonly storagePolicyName?: string | undefined;
                        readonly storagePolicyID?: string | undefined;
                    } | undefined;
                    readonly quobyte?: {
                        readonly registry: string;
                        readonly volume: string;
                        readonly readOnly?: boolean | undefined;
                        readonly user?: string | undefined;
                        readonly group?: string | undefined;
                        readonly tenant?: string | undefined;
                    } | undefined;
                    readonly azureDisk?: {
                        readonly diskName: string;
                        readonly diskURI: string;
                        readonly cachingMode: string;
                        readonly fsType: string;
                        readonly readOnly: boolean;
                        readonly kind: string;
                    } | undefined;
                    readonly photonPersistentDisk?: {
                        readonly pdID: string;
                        readonly fsType?: string | undefined;
                    } | undefined;
                    readonly projected?: {
                        readonly sources?: readonly {
                            readonly secret?: {
                                readonly name: string;
                                readonly items?: readonly {
                                    readonly key: string;
                                    readonly path: string;
                                    readonly mode?: number | undefined;
                                }[] | undefined;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly downwardAPI?: {
                                readonly items?: readonly {
                                    readonly path: string;
                                    readonly fieldRef?: {
                                        readonly apiVersion: string;
                                        readonly fieldPath: string;
                                    } | undefined;
                                    readonly resourceFieldRef?: {
                                        readonly containerName?: string | undefined;
                                        readonly resource: string;
                                        readonly divisor: string;
                                    } | undefined;
                                    readonly mode?: number | undefined;
                                }[] | undefined;
                            } | undefined;
                            readonly configMap?: {
                                readonly name: string;
                                readonly items?: readonly {
                                    readonly key: string;
                                    readonly path: string;
                                    readonly mode?: number | undefined;
                                }[] | undefined;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly serviceAccountToken?: {
                                readonly audience?: string | undefined;
                                readonly expirationSeconds: number;
                                readonly path: string;
                            } | undefined;
                            readonly clusterTrustBundle?: {
                                readonly name?: string | undefined;
                                readonly signerName?: string | undefined;
                                readonly labelSelector?: {
                                    readonly matchLabels?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                    readonly matchExpressions?: readonly {
                                        readonly key: string;
                                        readonly operator: string;
                                        readonly values?: readonly string[] | undefined;
                                    }[] | undefined;
                                } | undefined;
                                readonly optional?: boolean | undefined;
                                readonly path: string;
                            } | undefined;
                            readonly podCertificate?: {
                                readonly signerName: string;
                                readonly keyType: string;
                                readonly maxExpirationSeconds?: number | undefined;
                                readonly credentialBundlePath?: string | undefined;
                                readonly keyPath?: string | undefined;
                                readonly certificateChainPath?: string | undefined;
                                readonly userAnnotations?: {
                                    readonly [x: string]: string;
                                } | undefined;
                            } | undefined;
                        }[] | undefined;
                        readonly defaultMode: number;
                    } | undefined;
                    readonly portworxVolume?: {
                        readonly volumeID: string;
                        readonly fsType?: string | undefined;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly scaleIO?: {
                        readonly gateway: string;
                        readonly system: string;
                        readonly secretRef: {
                            readonly name: string;
                        };
                        readonly sslEnabled?: boolean | undefined;
                        readonly protectionDomain?: string | undefined;
                        readonly storagePool?: string | undefined;
                        readonly storageMode: string;
                        readonly volumeName?: string | undefined;
                        readonly fsType: string;
                        readonly readOnly?: boolean | undefined;
                    } | undefined;
                    readonly storageos?: {
                        readonly volumeName?: string | undefined;
                        readonly volumeNamespace?: string | undefined;
                        readonly fsType?: string | undefined;
                        readonly readOnly?: boolean | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                        } | undefined;
                    } | undefined;
                    readonly csi?: {
                        readonly driver: string;
                        readonly readOnly?: boolean | undefined;
                        readonly fsType?: string | undefined;
                        readonly volumeAttributes?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly nodePublishSecretRef?: {
                            readonly name: string;
                        } | undefined;
                    } | undefined;
                    readonly ephemeral?: {
                        readonly volumeClaimTemplate?: {
                            readonly metadata: {
                                readonly name?: string | undefined;
                                readonly generateName?: string | undefined;
                                readonly namespace?: string | undefined;
                                readonly selfLink?: string | undefined;
                                readonly uid?: string | undefined;
                                readonly resourceVersion?: string | undefined;
                                readonly generation?: number | undefined;
                                readonly creationTimestamp?: string | undefined;
                                readonly deletionTimestamp?: string | undefined;
                                readonly deletionGracePeriodSeconds?: number | undefined;
                                readonly labels?: {
                                    readonly [x: string]: string;
                                } | undefined;
                                readonly annotations?: {
                                    readonly [x: string]: string;
                                } | undefined;
                                readonly ownerReferences?: readonly {
                                    readonly apiVersion: string;
                                    readonly kind: string;
                                    readonly name: string;
                                    readonly uid: string;
                                    readonly controller?: boolean | undefined;
                                    readonly blockOwnerDeletion?: boolean | undefined;
                                }[] | undefined;
                                readonly finalizers?: readonly string[] | undefined;
                                readonly managedFields?: readonly {
                                    readonly manager?: string | undefined;
                                    readonly operation?: string | undefined;
                                    readonly apiVersion?: string | undefined;
                                    readonly time?: string | undefined;
                                    readonly fieldsType?: string | undefined;
                                    readonly fieldsV1: unknown;
                                    readonly subresource?: string | undefined;
                                }[] | undefined;
                            };
                            readonly spec: {
                                readonly accessModes?: readonly string[] | undefined;
                                readonly selector?: {
                                    readonly matchLabels?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                    readonly matchExpressions?: readonly {
                                        readonly key: string;
                                        readonly operator: string;
                                        readonly values?: readonly string[] | undefined;
                                    }[] | undefined;
                                } | undefined;
                                readonly resources: {
                                    readonly limits?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                    readonly requests?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                };
                                readonly volumeName?: string | undefined;
                                readonly storageClassName?: string | undefined;
                                readonly volumeMode: string;
                                readonly dataSource?: {
                                    readonly apiGroup?: string | undefined;
                                    readonly kind: string;
                                    readonly name: string;
                                } | undefined;
                                readonly dataSourceRef?: {
                                    readonly apiGroup?: string | undefined;
                                    readonly kind: string;
                                    readonly name: string;
                                    readonly namespace?: string | undefined;
                                } | undefined;
                                readonly volumeAttributesClassName?: string | undefined;
                            };
                        } | undefined;
                    } | undefined;
                    readonly image?: {
                        readonly reference?: string | undefined;
                        readonly pullPolicy?: string | undefined;
                    } | undefined;
                }[] | undefined;
                readonly initContainers?: readonly {
                    readonly name: string;
                    readonly image?: string | undefined;
                    readonly command?: readonly string[] | undefined;
                    readonly args?: readonly string[] | undefined;
                    readonly workingDir?: string | undefined;
                    readonly ports?: readonly {
                        readonly name?: string | undefined;
                        readonly hostPort?: number | undefined;
                        readonly containerPort: number;
                        readonly protocol: string;
                        readonly hostIP?: string | undefined;
                    }[] | undefined;
                    readonly envFrom?: readonly {
                        readonly prefix?: string | undefined;
                        readonly configMapRef?: {
                            readonly name: string;
                            readonly optional?: boolean | undefined;
                        } | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                            readonly optional?: boolean | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly env?: readonly {
                        readonly name: string;
                        readonly value?: string | undefined;
                        readonly valueFrom?: {
                            readonly fieldRef?: {
                                readonly apiVersion: string;
                                readonly fieldPath: string;
                            } | undefined;
                            readonly resourceFieldRef?: {
                                readonly containerName?: string | undefined;
                                readonly resource: string;
                                readonly divisor: string;
                            } | undefined;
                            readonly configMapKeyRef?: {
                                readonly name: string;
                                readonly key: string;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly secretKeyRef?: {
                                readonly name: string;
                                readonly key: string;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly fileKeyRef?: {
                                readonly volumeName: string;
                                readonly path: string;
                                readonly key: string;
                                readonly optional: boolean;
                            } | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly resources: {
                        readonly limits?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly requests?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly claims?: readonly {
                            readonly name: string;
                            readonly request?: string | undefined;
                        }[] | undefined;
                    };
                    readonly resizePolicy?: readonly {
                        readonly resourceName: string;
                        readonly restartPolicy: string;
                    }[] | undefined;
                    readonly restartPolicy?: string | undefined;
                    readonly restartPolicyRules?: readonly {
                        readonly action: string;
                        readonly exitCodes?: {
                            readonly operator: string;
                            readonly values?: readonly number[] | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly volumeMounts?: readonly {
                        readonly name: string;
                        readonly readOnly?: boolean | undefined;
                        readonly recursiveReadOnly?: string | undefined;
                        readonly mountPath: string;
                        readonly subPath?: string | undefined;
                        readonly mountPropagation?: string | undefined;
                        readonly subPathExpr?: string | undefined;
                    }[] | undefined;
                    readonly volumeDevices?: readonly {
                        readonly name: string;
                        readonly devicePath: string;
                    }[] | undefined;
                    readonly livenessProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly readinessProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly startupProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly lifecycle?: {
                        readonly postStart?: {
                            readonly exec?: {
                                readonly command?: readonly string[] | undefined;
                            } | undefined;
                            readonly httpGet?: {
                                readonly path: string;
                                readonly port: string | number;
                                readonly host?: string | undefined;
                                readonly scheme: string;
                                readonly httpHeaders?: readonly {
                                    readonly name: string;
                                    readonly value: string;
                                }[] | undefined;
                            } | undefined;
                            readonly tcpSocket?: {
                                readonly port: string | number;
                                readonly host?: string | undefined;
                            } | undefined;
                            readonly sleep?: {
                                readonly seconds: number;
                            } | undefined;
                        } | undefined;
                        readonly preStop?: {
                            readonly exec?: {
                                readonly command?: readonly string[] | undefined;
                            } | undefined;
                            readonly httpGet?: {
                                readonly path: string;
                                readonly port: string | number;
                                readonly host?: string | undefined;
                                readonly scheme: string;
                                readonly httpHeaders?: readonly {
                                    readonly name: string;
                                    readonly value: string;
                                }[] | undefined;
                            } | undefined;
                            readonly tcpSocket?: {
                                readonly port: string | number;
                                readonly host?: string | undefined;
                            } | undefined;
                            readonly sleep?: {
                                readonly seconds: number;
                            } | undefined;
                        } | undefined;
                        readonly stopSignal?: string | undefined;
                    } | undefined;
                    readonly terminationMessagePath: string;
                    readonly terminationMessagePolicy: string;
                    readonly imagePullPolicy?: string | undefined;
                    readonly securityContext?: {
                        readonly capabilities?: {
                            readonly add?: readonly string[] | undefined;
                            readonly drop?: readonly string[] | undefined;
                        } | undefined;
                        readonly privileged?: boolean | undefined;
                        readonly seLinuxOptions?: {
                            readonly user?: string | undefined;
                            readonly role?: string | undefined;
                            readonly type?: string | undefined;
                            readonly level?: string | undefined;
                        } | undefined;
                        readonly windowsOptions?: {
                            readonly gmsaCredentialSpecName?: string | undefined;
                            readonly gmsaCredentialSpec?: string | undefined;
                            readonly runAsUserName?: string | undefined;
                            readonly hostProcess?: boolean | undefined;
                        } | undefined;
                        readonly runAsUser?: number | undefined;
                        readonly runAsGroup?: number | undefined;
                        readonly runAsNonRoot?: boolean | undefined;
                        readonly readOnlyRootFilesystem?: boolean | undefined;
                        readonly allowPrivilegeEscalation?: boolean | undefined;
                        readonly procMount?: string | undefined;
                        readonly seccompProfile?: {
                            readonly type: string;
                            readonly localhostProfile?: string | undefined;
                        } | undefined;
                        readonly appArmorProfile?: {
                            readonly type: string;
                            readonly localhostProfile?: string | undefined;
                        } | undefined;
                    } | undefined;
                    readonly stdin?: boolean | undefined;
                    readonly stdinOnce?: boolean | undefined;
                    readonly tty?: boolean | undefined;
                }[] | undefined;
                readonly containers: readonly {
                    readonly name: string;
                    readonly image?: string | undefined;
                    readonly command?: readonly string[] | undefined;
                    readonly args?: readonly string[] | undefined;
                    readonly workingDir?: string | undefined;
                    readonly ports?: readonly {
                        readonly name?: string | undefined;
                        readonly hostPort?: number | undefined;
                        readonly containerPort: number;
                        readonly protocol: string;
                        readonly hostIP?: string | undefined;
                    }[] | undefined;
                    readonly envFrom?: readonly {
                        readonly prefix?: string | undefined;
                        readonly configMapRef?: {
                            readonly name: string;
                            readonly optional?: boolean | undefined;
                        } | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                            readonly optional?: boolean | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly env?: readonly {
                        readonly name: string;
                        readonly value?: string | undefined;
                        readonly valueFrom?: {
                            readonly fieldRef?: {
                                readonly apiVersion: string;
                                readonly fieldPath: string;
                            } | undefined;
                            readonly resourceFieldRef?: {
                                readonly containerName?: string | undefined;
                                readonly resource: string;
                                readonly divisor: string;
                            } | undefined;
                            readonly configMapKeyRef?: {
                                readonly name: string;
                                readonly key: string;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly secretKeyRef?: {
                                readonly name: string;
                                readonly key: string;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly fileKeyRef?: {
                                readonly volumeName: string;
                                readonly path: string;
                                readonly key: string;
                                readonly optional: boolean;
                            } | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly resources: {
                        readonly limits?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly requests?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly claims?: readonly {
                            readonly name: string;
                            readonly request?: string | undefined;
                        }[] | undefined;
                    };
                    readonly resizePolicy?: readonly {
                        readonly resourceName: string;
                        readonly restartPolicy: string;
                    }[] | undefined;
                    readonly restartPolicy?: string | undefined;
                    readonly restartPolicyRules?: readonly {
                        readonly action: string;
                        readonly exitCodes?: {
                            readonly operator: string;
                            readonly values?: readonly number[] | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly volumeMounts?: readonly {
                        readonly name: string;
                        readonly readOnly?: boolean | undefined;
                        readonly recursiveReadOnly?: string | undefined;
                        readonly mountPath: string;
                        readonly subPath?: string | undefined;
                        readonly mountPropagation?: string | undefined;
                        readonly subPathExpr?: string | undefined;
                    }[] | undefined;
                    readonly volumeDevices?: readonly {
                        readonly name: string;
                        readonly devicePath: string;
                    }[] | undefined;
                    readonly livenessProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly readinessProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly startupProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly lifecycle?: {
                        readonly postStart?: {
                            readonly exec?: {
                                readonly command?: readonly string[] | undefined;
                            } | undefined;
                            readonly httpGet?: {
                                readonly path: string;
                                readonly port: string | number;
                                readonly host?: string | undefined;
                                readonly scheme: string;
                                readonly httpHeaders?: readonly {
                                    readonly name: string;
                                    readonly value: string;
                                }[] | undefined;
                            } | undefined;
                            readonly tcpSocket?: {
                                readonly port: string | number;
                                readonly host?: string | undefined;
                            } | undefined;
                            readonly sleep?: {
                                readonly seconds: number;
                            } | undefined;
                        } | undefined;
                        readonly preStop?: {
                            readonly exec?: {
                                readonly command?: readonly string[] | undefined;
                            } | undefined;
                            readonly httpGet?: {
                                readonly path: string;
                                readonly port: string | number;
                                readonly host?: string | undefined;
                                readonly scheme: string;
                                readonly httpHeaders?: readonly {
                                    readonly name: string;
                                    readonly value: string;
                                }[] | undefined;
                            } | undefined;
                            readonly tcpSocket?: {
                                readonly port: string | number;
                                readonly host?: string | undefined;
                            } | undefined;
                            readonly sleep?: {
                                readonly seconds: number;
                            } | undefined;
                        } | undefined;
                        readonly stopSignal?: string | undefined;
                    } | undefined;
                    readonly terminationMessagePath: string;
                    readonly terminationMessagePolicy: string;
                    readonly imagePullPolicy?: string | undefined;
                    readonly securityContext?: {
                        readonly capabilities?: {
                            readonly add?: readonly string[] | undefined;
                            readonly drop?: readonly string[] | undefined;
                        } | undefined;
                        readonly privileged?: boolean | undefined;
                        readonly seLinuxOptions?: {
                            readonly user?: string | undefined;
                            readonly role?: string | undefined;
                            readonly type?: string | undefined;
                            readonly level?: string | undefined;
                        } | undefined;
                        readonly windowsOptions?: {
                            readonly gmsaCredentialSpecName?: string | undefined;
                            readonly gmsaCredentialSpec?: string | undefined;
                            readonly runAsUserName?: string | undefined;
                            readonly hostProcess?: boolean | undefined;
                        } | undefined;
                        readonly runAsUser?: number | undefined;
                        readonly runAsGroup?: number | undefined;
                        readonly runAsNonRoot?: boolean | undefined;
                        readonly readOnlyRootFilesystem?: boolean | undefined;
                        readonly allowPrivilegeEscalation?: boolean | undefined;
                        readonly procMount?: string | undefined;
                        readonly seccompProfile?: {
                            readonly type: string;
                            readonly localhostProfile?: string | undefined;
                        } | undefined;
                        readonly appArmorProfile?: {
                            readonly type: string;
                            readonly localhostProfile?: string | undefined;
                        } | undefined;
                    } | undefined;
                    readonly stdin?: boolean | undefined;
                    readonly stdinOnce?: boolean | undefined;
                    readonly tty?: boolean | undefined;
                }[];
                readonly ephemeralContainers?: readonly {
                    readonly name: string;
                    readonly image?: string | undefined;
                    readonly command?: readonly string[] | undefined;
                    readonly args?: readonly string[] | undefined;
                    readonly workingDir?: string | undefined;
                    readonly ports?: readonly {
                        readonly name?: string | undefined;
                        readonly hostPort?: number | undefined;
                        readonly containerPort: number;
                        readonly protocol: string;
                        readonly hostIP?: string | undefined;
                    }[] | undefined;
                    readonly envFrom?: readonly {
                        readonly prefix?: string | undefined;
                        readonly configMapRef?: {
                            readonly name: string;
                            readonly optional?: boolean | undefined;
                        } | undefined;
                        readonly secretRef?: {
                            readonly name: string;
                            readonly optional?: boolean | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly env?: readonly {
                        readonly name: string;
                        readonly value?: string | undefined;
                        readonly valueFrom?: {
                            readonly fieldRef?: {
                                readonly apiVersion: string;
                                readonly fieldPath: string;
                            } | undefined;
                            readonly resourceFieldRef?: {
                                readonly containerName?: string | undefined;
                                readonly resource: string;
                                readonly divisor: string;
                            } | undefined;
                            readonly configMapKeyRef?: {
                                readonly name: string;
                                readonly key: string;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly secretKeyRef?: {
                                readonly name: string;
                                readonly key: string;
                                readonly optional?: boolean | undefined;
                            } | undefined;
                            readonly fileKeyRef?: {
                                readonly volumeName: string;
                                readonly path: string;
                                readonly key: string;
                                readonly optional: boolean;
                            } | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly resources: {
                        readonly limits?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly requests?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly claims?: readonly {
                            readonly name: string;
                            readonly request?: string | undefined;
                        }[] | undefined;
                    };
                    readonly resizePolicy?: readonly {
                        readonly resourceName: string;
                        readonly restartPolicy: string;
                    }[] | undefined;
                    readonly restartPolicy?: string | undefined;
                    readonly restartPolicyRules?: readonly {
                        readonly action: string;
                        readonly exitCodes?: {
                            readonly operator: string;
                            readonly values?: readonly number[] | undefined;
                        } | undefined;
                    }[] | undefined;
                    readonly volumeMounts?: readonly {
                        readonly name: string;
                        readonly readOnly?: boolean | undefined;
                        readonly recursiveReadOnly?: string | undefined;
                        readonly mountPath: string;
                        readonly subPath?: string | undefined;
                        readonly mountPropagation?: string | undefined;
                        readonly subPathExpr?: string | undefined;
                    }[] | undefined;
                    readonly volumeDevices?: readonly {
                        readonly name: string;
                        readonly devicePath: string;
                    }[] | undefined;
                    readonly livenessProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly readinessProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly startupProbe?: {
                        readonly exec?: {
                            readonly command?: readonly string[] | undefined;
                        } | undefined;
                        readonly httpGet?: {
                            readonly path: string;
                            readonly port: string | number;
                            readonly host?: string | undefined;
                            readonly scheme: string;
                            readonly httpHeaders?: readonly {
                                readonly name: string;
                                readonly value: string;
                            }[] | undefined;
                        } | undefined;
                        readonly tcpSocket?: {
                            readonly port: string | number;
                            readonly host?: string | undefined;
                        } | undefined;
                        readonly grpc?: {
                            readonly port: number;
                            readonly service: string;
                        } | undefined;
                        readonly initialDelaySeconds?: number | undefined;
                        readonly timeoutSeconds: number;
                        readonly periodSeconds: number;
                        readonly successThreshold: number;
                        readonly failureThreshold: number;
                        readonly terminationGracePeriodSeconds?: number | undefined;
                    } | undefined;
                    readonly lifecycle?: {
                        readonly postStart?: {
                            readonly exec?: {
                                readonly command?: readonly string[] | undefined;
                            } | undefined;
                            readonly httpGet?: {
                                readonly path: string;
                                readonly port: string | number;
                                readonly host?: string | undefined;
                                readonly scheme: string;
                                readonly httpHeaders?: readonly {
                                    readonly name: string;
                                    readonly value: string;
                                }[] | undefined;
                            } | undefined;
                            readonly tcpSocket?: {
                                readonly port: string | number;
                                readonly host?: string | undefined;
                            } | undefined;
                            readonly sleep?: {
                                readonly seconds: number;
                            } | undefined;
                        } | undefined;
                        readonly preStop?: {
                            readonly exec?: {
                                readonly command?: readonly string[] | undefined;
                            } | undefined;
                            readonly httpGet?: {
                                readonly path: string;
                                readonly port: string | number;
                                readonly host?: string | undefined;
                                readonly scheme: string;
                                readonly httpHeaders?: readonly {
                                    readonly name: string;
                                    readonly value: string;
                                }[] | undefined;
                            } | undefined;
                            readonly tcpSocket?: {
                                readonly port: string | number;
                                readonly host?: string | undefined;
                            } | undefined;
                            readonly sleep?: {
                                readonly seconds: number;
                            } | undefined;
                        } | undefined;
                        readonly stopSignal?: string | undefined;
                    } | undefined;
                    readonly terminationMessagePath: string;
                    readonly terminationMessagePolicy: string;
                    readonly imagePullPolicy?: string | undefined;
                    readonly securityContext?: {
                        readonly capabilities?: {
                            readonly add?: readonly string[] | undefined;
                            readonly drop?: readonly string[] | undefined;
                        } | undefined;
                        readonly privileged?: boolean | undefined;
                        readonly seLinuxOptions?: {
                            readonly user?: string | undefined;
                            readonly role?: string | undefined;
                            readonly type?: string | undefined;
                            readonly level?: string | undefined;
                        } | undefined;
                        readonly windowsOptions?: {
                            readonly gmsaCredentialSpecName?: string | undefined;
                            readonly gmsaCredentialSpec?: string | undefined;
                            readonly runAsUserName?: string | undefined;
                            readonly hostProcess?: boolean | undefined;
                        } | undefined;
                        readonly runAsUser?: number | undefined;
                        readonly runAsGroup?: number | undefined;
                        readonly runAsNonRoot?: boolean | undefined;
                        readonly readOnlyRootFilesystem?: boolean | undefined;
                        readonly allowPrivilegeEscalation?: boolean | undefined;
                        readonly procMount?: string | undefined;
                        readonly seccompProfile?: {
                            readonly type: string;
                            readonly localhostProfile?: string | undefined;
                        } | undefined;
                        readonly appArmorProfile?: {
                            readonly type: string;
                            readonly localhostProfile?: string | undefined;
                        } | undefined;
                    } | undefined;
                    readonly stdin?: boolean | undefined;
                    readonly stdinOnce?: boolean | undefined;
                    readonly tty?: boolean | undefined;
                    readonly targetContainerName?: string | undefined;
                }[] | undefined;
                readonly restartPolicy: string;
                readonly terminationGracePeriodSeconds: number;
                readonly activeDeadlineSeconds?: number | undefined;
                readonly dnsPolicy: string;
                readonly nodeSelector?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly serviceAccountName?: string | undefined;
                readonly serviceAccount?: string | undefined;
                readonly automountServiceAccountToken?: boolean | undefined;
                readonly nodeName?: string | undefined;
                readonly hostNetwork?: boolean | undefined;
                readonly hostPID?: boolean | undefined;
                readonly hostIPC?: boolean | undefined;
                readonly shareProcessNamespace?: boolean | undefined;
                readonly securityContext: {
                    readonly seLinuxOptions?: {
                        readonly user?: string | undefined;
                        readonly role?: string | undefined;
                        readonly type?: string | undefined;
                        readonly level?: string | undefined;
                    } | undefined;
                    readonly windowsOptions?: {
                        readonly gmsaCredentialSpecName?: string | undefined;
                        readonly gmsaCredentialSpec?: string | undefined;
                        readonly runAsUserName?: string | undefined;
                        readonly hostProcess?: boolean | undefined;
                    } | undefined;
                    readonly runAsUser?: number | undefined;
                    readonly runAsGroup?: number | undefined;
                    readonly runAsNonRoot?: boolean | undefined;
                    readonly supplementalGroups?: readonly number[] | undefined;
                    readonly supplementalGroupsPolicy?: string | undefined;
                    readonly fsGroup?: number | undefined;
                    readonly sysctls?: readonly {
                        readonly name: string;
                        readonly value: string;
                    }[] | undefined;
                    readonly fsGroupChangePolicy?: string | undefined;
                    readonly seccompProfile?: {
                        readonly type: string;
                        readonly localhostProfile?: string | undefined;
                    } | undefined;
                    readonly appArmorProfile?: {
                        readonly type: string;
                        readonly localhostProfile?: string | undefined;
                    } | undefined;
                    readonly seLinuxChangePolicy?: string | undefined;
                };
                readonly imagePullSecrets?: readonly {
                    readonly name: string;
                }[] | undefined;
                readonly hostname?: string | undefined;
                readonly subdomain?: string | undefined;
                readonly affinity?: {
                    readonly nodeAffinity?: {
                        readonly requiredDuringSchedulingIgnoredDuringExecution?: {
                            readonly nodeSelectorTerms: readonly {
                                readonly matchExpressions?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                                readonly matchFields?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                            }[];
                        } | undefined;
                        readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
                            readonly weight: number;
                            readonly preference: {
                                readonly matchExpressions?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                                readonly matchFields?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                            };
                        }[] | undefined;
                    } | undefined;
                    readonly podAffinity?: {
                        readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly {
                            readonly labelSelector?: {
                                readonly matchLabels?: {
                                    readonly [x: string]: string;
                                } | undefined;
                                readonly matchExpressions?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                            } | undefined;
                            readonly namespaces?: readonly string[] | undefined;
                            readonly topologyKey: string;
                            readonly namespaceSelector?: {
                                readonly matchLabels?: {
                                    readonly [x: string]: string;
                                } | undefined;
                                readonly matchExpressions?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                            } | undefined;
                            readonly matchLabelKeys?: readonly string[] | undefined;
                            readonly mismatchLabelKeys?: readonly string[] | undefined;
                        }[] | undefined;
                        readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
                            readonly weight: number;
                            readonly podAffinityTerm: {
                                readonly labelSelector?: {
                                    readonly matchLabels?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                    readonly matchExpressions?: readonly {
                                        readonly key: string;
                                        readonly operator: string;
                                        readonly values?: readonly string[] | undefined;
                                    }[] | undefined;
                                } | undefined;
                                readonly namespaces?: readonly string[] | undefined;
                                readonly topologyKey: string;
                                readonly namespaceSelector?: {
                                    readonly matchLabels?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                    readonly matchExpressions?: readonly {
                                        readonly key: string;
                                        readonly operator: string;
                                        readonly values?: readonly string[] | undefined;
                                    }[] | undefined;
                                } | undefined;
                                readonly matchLabelKeys?: readonly string[] | undefined;
                                readonly mismatchLabelKeys?: readonly string[] | undefined;
                            };
                        }[] | undefined;
                    } | undefined;
                    readonly podAntiAffinity?: {
                        readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly {
                            readonly labelSelector?: {
                                readonly matchLabels?: {
                                    readonly [x: string]: string;
                                } | undefined;
                                readonly matchExpressions?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                            } | undefined;
                            readonly namespaces?: readonly string[] | undefined;
                            readonly topologyKey: string;
                            readonly namespaceSelector?: {
                                readonly matchLabels?: {
                                    readonly [x: string]: string;
                                } | undefined;
                                readonly matchExpressions?: readonly {
                                    readonly key: string;
                                    readonly operator: string;
                                    readonly values?: readonly string[] | undefined;
                                }[] | undefined;
                            } | undefined;
                            readonly matchLabelKeys?: readonly string[] | undefined;
                            readonly mismatchLabelKeys?: readonly string[] | undefined;
                        }[] | undefined;
                        readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
                            readonly weight: number;
                            readonly podAffinityTerm: {
                                readonly labelSelector?: {
                                    readonly matchLabels?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                    readonly matchExpressions?: readonly {
                                        readonly key: string;
                                        readonly operator: string;
                                        readonly values?: readonly string[] | undefined;
                                    }[] | undefined;
                                } | undefined;
                                readonly namespaces?: readonly string[] | undefined;
                                readonly topologyKey: string;
                                readonly namespaceSelector?: {
                                    readonly matchLabels?: {
                                        readonly [x: string]: string;
                                    } | undefined;
                                    readonly matchExpressions?: readonly {
                                        readonly key: string;
                                        readonly operator: string;
                                        readonly values?: readonly string[] | undefined;
                                    }[] | undefined;
                                } | undefined;
                                readonly matchLabelKeys?: readonly string[] | undefined;
                                readonly mismatchLabelKeys?: readonly string[] | undefined;
                            };
                        }[] | undefined;
                    } | undefined;
                } | undefined;
                readonly schedulerName: string;
                readonly tolerations?: readonly {
                    readonly key?: string | undefined;
                    readonly operator?: string | undefined;
                    readonly value?: string | undefined;
                    readonly effect?: string | undefined;
                    readonly tolerationSeconds?: number | undefined;
                }[] | undefined;
                readonly hostAliases?: readonly {
                    readonly ip: string;
                    readonly hostnames?: readonly string[] | undefined;
                }[] | undefined;
                readonly priorityClassName?: string | undefined;
                readonly priority?: number | undefined;
                readonly dnsConfig?: {
                    readonly nameservers?: readonly string[] | undefined;
                    readonly searches?: readonly string[] | undefined;
                    readonly options?: readonly {
                        readonly name?: string | undefined;
                        readonly value?: string | undefined;
                    }[] | undefined;
                } | undefined;
                readonly readinessGates?: readonly {
                    readonly conditionType: string;
                }[] | undefined;
                readonly runtimeClassName?: string | undefined;
                readonly enableServiceLinks?: boolean | undefined;
                readonly preemptionPolicy?: string | undefined;
                readonly overhead?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly topologySpreadConstraints?: readonly {
                    readonly maxSkew: number;
                    readonly topologyKey: string;
                    readonly whenUnsatisfiable: string;
                    readonly labelSelector?: {
                        readonly matchLabels?: {
                            readonly [x: string]: string;
                        } | undefined;
                        readonly matchExpressions?: readonly {
                            readonly key: string;
                            readonly operator: string;
                            readonly values?: readonly string[] | undefined;
                        }[] | undefined;
                    } | undefined;
                    readonly minDomains?: number | undefined;
                    readonly nodeAffinityPolicy?: string | undefined;
                    readonly nodeTaintsPolicy?: string | undefined;
                    readonly matchLabelKeys?: readonly string[] | undefined;
                }[] | undefined;
                readonly setHostnameAsFQDN?: boolean | undefined;
                readonly os?: {
                    readonly name: string;
                } | undefined;
                readonly hostUsers?: boolean | undefined;
                readonly schedulingGates?: readonly {
                    readonly name: string;
                }[] | undefined;
                readonly resourceClaims?: readonly {
                    readonly name: string;
                    readonly resourceClaimName?: string | undefined;
                    readonly resourceClaimTemplateName?: string | undefined;
                }[] | undefined;
                readonly resources?: {
                    readonly limits?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly requests?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly claims?: readonly {
                        readonly name: string;
                        readonly request?: string | undefined;
                    }[] | undefined;
                } | undefined;
                readonly hostnameOverride?: string | undefined;
                readonly schedulingGroup?: {
                    readonly podGroupName?: string | undefined;
                } | undefined;
            };
        };
        readonly updateStrategy: {
            readonly type: string;
            readonly rollingUpdate?: {
                readonly maxUnavailable?: string | number | undefined;
                readonly maxSurge?: string | number | undefined;
            } | undefined;
        };
        readonly minReadySeconds?: number | undefined;
        readonly revisionHistoryLimit: number;
    };
    readonly status: {
        readonly currentNumberScheduled: number;
        readonly numberMisscheduled: number;
        readonly desiredNumberScheduled: number;
        readonly numberReady: number;
        readonly observedGeneration?: number | undefined;
        readonly updatedNumberScheduled?: number | undefined;
        readonly numberAvailable?: number | undefined;
        readonly numberUnavailable?: number | undefined;
        readonly collisionCount?: number | undefined;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly lastTransitionTime?: string | null | undefined;
            readonly reason?: string | undefined;
            readonly message?: string | undefined;
        }[] | undefined;
    };
} & import("../resource.ts").KubeObject>;
export {};
