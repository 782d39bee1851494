import { type ObjectOf } from "../../resource.ts";
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
        hostPath: import("zod").ZodOptional<import("zod").ZodObject<{
            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            type: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        glusterfs: import("zod").ZodOptional<import("zod").ZodObject<{
            endpoints: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
            endpointsNamespace: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        nfs: import("zod").ZodOptional<import("zod").ZodObject<{
            server: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>;
        rbd: import("zod").ZodOptional<import("zod").ZodObject<{
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
            initiatorName: import("zod").ZodOptional<import("zod").ZodString>;
            secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodOptional<import("zod").ZodString>;
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        cinder: import("zod").ZodOptional<import("zod").ZodObject<{
            volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            fsType: import("zod").ZodOptional<import("zod").ZodString>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
            secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodOptional<import("zod").ZodString>;
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        cephfs: import("zod").ZodOptional<import("zod").ZodObject<{
            monitors: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
            path: import("zod").ZodOptional<import("zod").ZodString>;
            user: import("zod").ZodOptional<import("zod").ZodString>;
            secretFile: import("zod").ZodOptional<import("zod").ZodString>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
            secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodOptional<import("zod").ZodString>;
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        fc: import("zod").ZodOptional<import("zod").ZodObject<{
            targetWWNs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            lun: import("zod").ZodOptional<import("zod").ZodInt>;
            fsType: import("zod").ZodOptional<import("zod").ZodString>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
            wwids: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        flocker: import("zod").ZodOptional<import("zod").ZodObject<{
            datasetName: import("zod").ZodOptional<import("zod").ZodString>;
            datasetUUID: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        flexVolume: import("zod").ZodOptional<import("zod").ZodObject<{
            driver: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            fsType: import("zod").ZodOptional<import("zod").ZodString>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
            options: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            secretRef: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodOptional<import("zod").ZodString>;
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        azureFile: import("zod").ZodOptional<import("zod").ZodObject<{
            secretName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            shareName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
            secretNamespace: import("zod").ZodOptional<import("zod").ZodString>;
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
        portworxVolume: import("zod").ZodOptional<import("zod").ZodObject<{
            volumeID: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            fsType: import("zod").ZodOptional<import("zod").ZodString>;
            readOnly: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>;
        scaleIO: import("zod").ZodOptional<import("zod").ZodObject<{
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
        }, import("zod/v4/core").$strict>>;
        local: import("zod").ZodOptional<import("zod").ZodObject<{
            path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            fsType: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        storageos: import("zod").ZodOptional<import("zod").ZodObject<{
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
        }, import("zod/v4/core").$strict>>;
        csi: import("zod").ZodOptional<import("zod").ZodObject<{
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
        }, import("zod/v4/core").$strict>>;
        capacity: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        accessModes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        claimRef: import("zod").ZodOptional<import("zod").ZodObject<{
            kind: import("zod").ZodOptional<import("zod").ZodString>;
            namespace: import("zod").ZodOptional<import("zod").ZodString>;
            name: import("zod").ZodOptional<import("zod").ZodString>;
            uid: import("zod").ZodOptional<import("zod").ZodString>;
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
            fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        persistentVolumeReclaimPolicy: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        storageClassName: import("zod").ZodOptional<import("zod").ZodString>;
        mountOptions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        volumeMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        nodeAffinity: import("zod").ZodOptional<import("zod").ZodObject<{
            required: import("zod").ZodOptional<import("zod").ZodObject<{
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
        }, import("zod/v4/core").$strict>>;
        volumeAttributesClassName: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        phase: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
        reason: import("zod").ZodOptional<import("zod").ZodString>;
        lastPhaseTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type PersistentVolume = ObjectOf<typeof schema>;
export type PersistentVolumeStatus = PersistentVolume["status"];
/** A piece of storage of the cluster. Source: core/v1 PersistentVolume 1.36. */
export declare const PersistentVolume: import("../../resource.ts").ResourceDefinition<{
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
        readonly hostPath?: {
            readonly path: string;
            readonly type: string;
        } | undefined;
        readonly glusterfs?: {
            readonly endpoints: string;
            readonly path: string;
            readonly readOnly?: boolean | undefined;
            readonly endpointsNamespace?: string | undefined;
        } | undefined;
        readonly nfs?: {
            readonly server: string;
            readonly path: string;
            readonly readOnly?: boolean | undefined;
        } | undefined;
        readonly rbd?: {
            readonly monitors: readonly string[];
            readonly image: string;
            readonly fsType?: string | undefined;
            readonly pool: string;
            readonly user: string;
            readonly keyring: string;
            readonly readOnly?: boolean | undefined;
            readonly secretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
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
            readonly initiatorName?: string | undefined;
            readonly secretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
        } | undefined;
        readonly cinder?: {
            readonly volumeID: string;
            readonly fsType?: string | undefined;
            readonly readOnly?: boolean | undefined;
            readonly secretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
        } | undefined;
        readonly cephfs?: {
            readonly monitors: readonly string[];
            readonly path?: string | undefined;
            readonly user?: string | undefined;
            readonly secretFile?: string | undefined;
            readonly readOnly?: boolean | undefined;
            readonly secretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
        } | undefined;
        readonly fc?: {
            readonly targetWWNs?: readonly string[] | undefined;
            readonly lun?: number | undefined;
            readonly fsType?: string | undefined;
            readonly readOnly?: boolean | undefined;
            readonly wwids?: readonly string[] | undefined;
        } | undefined;
        readonly flocker?: {
            readonly datasetName?: string | undefined;
            readonly datasetUUID?: string | undefined;
        } | undefined;
        readonly flexVolume?: {
            readonly driver: string;
            readonly fsType?: string | undefined;
            readonly readOnly?: boolean | undefined;
            readonly options?: {
                readonly [x: string]: string;
            } | undefined;
            readonly secretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
        } | undefined;
        readonly azureFile?: {
            readonly secretName: string;
            readonly shareName: string;
            readonly readOnly?: boolean | undefined;
            readonly secretNamespace?: string | undefined;
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
        readonly portworxVolume?: {
            readonly volumeID: string;
            readonly fsType?: string | undefined;
            readonly readOnly?: boolean | undefined;
        } | undefined;
        readonly scaleIO?: {
            readonly gateway: string;
            readonly system: string;
            readonly sslEnabled?: boolean | undefined;
            readonly protectionDomain?: string | undefined;
            readonly storagePool?: string | undefined;
            readonly storageMode: string;
            readonly volumeName?: string | undefined;
            readonly fsType: string;
            readonly readOnly?: boolean | undefined;
            readonly secretRef: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            };
        } | undefined;
        readonly local?: {
            readonly path: string;
            readonly fsType?: string | undefined;
        } | undefined;
        readonly storageos?: {
            readonly volumeName?: string | undefined;
            readonly volumeNamespace?: string | undefined;
            readonly fsType?: string | undefined;
            readonly readOnly?: boolean | undefined;
            readonly secretRef?: {
                readonly kind?: string | undefined;
                readonly namespace?: string | undefined;
                readonly name?: string | undefined;
                readonly uid?: string | undefined;
                readonly apiVersion?: string | undefined;
                readonly resourceVersion?: string | undefined;
                readonly fieldPath?: string | undefined;
            } | undefined;
        } | undefined;
        readonly csi?: {
            readonly driver: string;
            readonly volumeHandle: string;
            readonly readOnly?: boolean | undefined;
            readonly fsType?: string | undefined;
            readonly volumeAttributes?: {
                readonly [x: string]: string;
            } | undefined;
            readonly controllerPublishSecretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
            readonly nodeStageSecretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
            readonly nodePublishSecretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
            readonly controllerExpandSecretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
            readonly nodeExpandSecretRef?: {
                readonly name?: string | undefined;
                readonly namespace?: string | undefined;
            } | undefined;
        } | undefined;
        readonly capacity?: {
            readonly [x: string]: string;
        } | undefined;
        readonly accessModes?: readonly string[] | undefined;
        readonly claimRef?: {
            readonly kind?: string | undefined;
            readonly namespace?: string | undefined;
            readonly name?: string | undefined;
            readonly uid?: string | undefined;
            readonly apiVersion?: string | undefined;
            readonly resourceVersion?: string | undefined;
            readonly fieldPath?: string | undefined;
        } | undefined;
        readonly persistentVolumeReclaimPolicy: string;
        readonly storageClassName?: string | undefined;
        readonly mountOptions?: readonly string[] | undefined;
        readonly volumeMode: string;
        readonly nodeAffinity?: {
            readonly required?: {
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
        } | undefined;
        readonly volumeAttributesClassName?: string | undefined;
    };
    readonly status: {
        readonly phase: string;
        readonly message?: string | undefined;
        readonly reason?: string | undefined;
        readonly lastPhaseTransitionTime?: string | undefined;
    };
} & import("../../resource.ts").KubeObject>;
export {};
