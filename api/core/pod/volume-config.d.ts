import type { ObjectOf } from "../../resource.ts";
/** An entry as a file. */
export declare const KeyToPath: import("zod").ZodObject<{
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    mode: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
export type KeyToPath = ObjectOf<typeof KeyToPath>;
/** A Secret as files. */
export declare const SecretVolumeSource: import("zod").ZodObject<{
    secretName: import("zod").ZodOptional<import("zod").ZodString>;
    items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        mode: import("zod").ZodOptional<import("zod").ZodInt>;
    }, import("zod/v4/core").$strict>>>;
    defaultMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type SecretVolumeSource = ObjectOf<typeof SecretVolumeSource>;
/** A ConfigMap as files. */
export declare const ConfigMapVolumeSource: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        mode: import("zod").ZodOptional<import("zod").ZodInt>;
    }, import("zod/v4/core").$strict>>>;
    defaultMode: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type ConfigMapVolumeSource = ObjectOf<typeof ConfigMapVolumeSource>;
/** A field of the pod as a file. */
export declare const DownwardAPIVolumeFile: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type DownwardAPIVolumeFile = ObjectOf<typeof DownwardAPIVolumeFile>;
/** Fields of the pod as files. */
export declare const DownwardAPIVolumeSource: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type DownwardAPIVolumeSource = ObjectOf<typeof DownwardAPIVolumeSource>;
/** A Secret in a projected volume. */
export declare const SecretProjection: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        mode: import("zod").ZodOptional<import("zod").ZodInt>;
    }, import("zod/v4/core").$strict>>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type SecretProjection = ObjectOf<typeof SecretProjection>;
/** A ConfigMap in a projected volume. */
export declare const ConfigMapProjection: import("zod").ZodObject<{
    name: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    items: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        mode: import("zod").ZodOptional<import("zod").ZodInt>;
    }, import("zod/v4/core").$strict>>>;
    optional: import("zod").ZodOptional<import("zod").ZodBoolean>;
}, import("zod/v4/core").$strict>;
export type ConfigMapProjection = ObjectOf<typeof ConfigMapProjection>;
/** Fields of the pod in a projected volume. */
export declare const DownwardAPIProjection: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type DownwardAPIProjection = ObjectOf<typeof DownwardAPIProjection>;
/** A token in a projected volume. */
export declare const ServiceAccountTokenProjection: import("zod").ZodObject<{
    audience: import("zod").ZodOptional<import("zod").ZodString>;
    expirationSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    path: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type ServiceAccountTokenProjection = ObjectOf<typeof ServiceAccountTokenProjection>;
/** Trust anchors in a projected volume. */
export declare const ClusterTrustBundleProjection: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type ClusterTrustBundleProjection = ObjectOf<typeof ClusterTrustBundleProjection>;
/** A key and certificate in a projected volume. */
export declare const PodCertificateProjection: import("zod").ZodObject<{
    signerName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    keyType: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    maxExpirationSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
    credentialBundlePath: import("zod").ZodOptional<import("zod").ZodString>;
    keyPath: import("zod").ZodOptional<import("zod").ZodString>;
    certificateChainPath: import("zod").ZodOptional<import("zod").ZodString>;
    userAnnotations: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type PodCertificateProjection = ObjectOf<typeof PodCertificateProjection>;
/** One part of a projected volume; one of the fields is set. */
export declare const VolumeProjection: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type VolumeProjection = ObjectOf<typeof VolumeProjection>;
/** Several sources in one volume. */
export declare const ProjectedVolumeSource: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type ProjectedVolumeSource = ObjectOf<typeof ProjectedVolumeSource>;
