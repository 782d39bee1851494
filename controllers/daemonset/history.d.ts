/** The revisions of a DaemonSet: every template that it has had, as ControllerRevisions. */
import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
/** What a DaemonSet's revisions and pods are before a plan. */
export interface Past {
    readonly daemonSet: DaemonSet;
    /** The revisions that are the DaemonSet's own. */
    readonly revisions: readonly ControllerRevision[];
    /** Its pods. */
    readonly pods: () => readonly Pod[];
    /** The revision of that name, whosever it is. */
    readonly find: (name: string) => ControllerRevision | undefined;
}
/** What has to be written first, and what the present is called then. */
export interface Present {
    readonly actions: readonly Action[];
    /** The hash of the current revision; absent where the actions must be seen first. */
    readonly hash?: string;
    readonly older: readonly ControllerRevision[];
}
/**
 * Finds the revision of the current template, makes it where there is none, and gives it the
 * highest number. Source: pkg/controller/daemon constructHistory 1.36.
 */
export declare function planRevision(past: Past): Present;
/** A patch that puts the template back. */
export declare const revisionData: ({ spec: { template } }: DaemonSet) => {
    spec: {
        template: {
            metadata: {
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
            spec: {
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
            $patch: string;
        };
    };
};
/**
 * Deletes old revisions beyond the history limit, the lowest first; those that still have pods are
 * kept though they count. Source: pkg/controller/daemon cleanupHistory 1.36.
 */
export declare function planCleanup({ spec: { revisionHistoryLimit } }: DaemonSet, older: readonly ControllerRevision[], pods: () => readonly Pod[]): readonly Action[];
