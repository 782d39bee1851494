import { type PersistentVolumeClaim as Claim } from "./claim.ts";
export type PersistentVolumeClaim = Claim;
/** A claim to storage. Source: core/v1 PersistentVolumeClaim 1.36. */
export declare const PersistentVolumeClaim: import("../resource.ts").ResourceDefinition<{
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
    readonly status: {
        readonly phase: string;
        readonly accessModes?: readonly string[] | undefined;
        readonly capacity?: {
            readonly [x: string]: string;
        } | undefined;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly lastProbeTime?: string | null | undefined;
            readonly lastTransitionTime?: string | null | undefined;
            readonly reason?: string | undefined;
            readonly message?: string | undefined;
        }[] | undefined;
        readonly allocatedResources?: {
            readonly [x: string]: string;
        } | undefined;
        readonly allocatedResourceStatuses?: {
            readonly [x: string]: string;
        } | undefined;
        readonly currentVolumeAttributesClassName?: string | undefined;
        readonly modifyVolumeStatus?: {
            readonly targetVolumeAttributesClassName?: string | undefined;
            readonly status: string;
        } | undefined;
    };
} & import("../resource.ts").KubeObject>;
