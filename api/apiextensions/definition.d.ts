import { type ObjectOf } from "../resource.ts";
declare const CustomResourceDefinitionNames: import("zod").ZodObject<{
    categories: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    listKind: import("zod").ZodOptional<import("zod").ZodString>;
    plural: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    shortNames: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    singular: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type CustomResourceDefinitionNames = ObjectOf<typeof CustomResourceDefinitionNames>;
declare const CustomResourceSubresourceScale: import("zod").ZodObject<{
    labelSelectorPath: import("zod").ZodOptional<import("zod").ZodString>;
    specReplicasPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    statusReplicasPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type CustomResourceSubresourceScale = ObjectOf<typeof CustomResourceSubresourceScale>;
declare const CustomResourceColumnDefinition: import("zod").ZodObject<{
    description: import("zod").ZodOptional<import("zod").ZodString>;
    format: import("zod").ZodOptional<import("zod").ZodString>;
    jsonPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    priority: import("zod").ZodOptional<import("zod").ZodInt>;
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type CustomResourceColumnDefinition = ObjectOf<typeof CustomResourceColumnDefinition>;
declare const CustomResourceDefinitionVersion: import("zod").ZodObject<{
    additionalPrinterColumns: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        description: import("zod").ZodOptional<import("zod").ZodString>;
        format: import("zod").ZodOptional<import("zod").ZodString>;
        jsonPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        priority: import("zod").ZodOptional<import("zod").ZodInt>;
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    deprecated: import("zod").ZodOptional<import("zod").ZodBoolean>;
    deprecationWarning: import("zod").ZodOptional<import("zod").ZodString>;
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    schema: import("zod").ZodOptional<import("zod").ZodObject<{
        openAPIV3Schema: import("zod").ZodOptional<import("zod").ZodType<object, unknown, import("zod/v4/core").$ZodTypeInternals<object, unknown>>>;
    }, import("zod/v4/core").$strict>>;
    selectableFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        jsonPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    served: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodBoolean>>;
    storage: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodBoolean>>;
    subresources: import("zod").ZodOptional<import("zod").ZodObject<{
        scale: import("zod").ZodOptional<import("zod").ZodObject<{
            labelSelectorPath: import("zod").ZodOptional<import("zod").ZodString>;
            specReplicasPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            statusReplicasPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        status: import("zod").ZodUnknown;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type CustomResourceDefinitionVersion = ObjectOf<typeof CustomResourceDefinitionVersion>;
declare const CustomResourceDefinitionCondition: import("zod").ZodObject<{
    lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
    observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type CustomResourceDefinitionCondition = ObjectOf<typeof CustomResourceDefinitionCondition>;
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
        conversion: import("zod").ZodOptional<import("zod").ZodObject<{
            strategy: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            webhook: import("zod").ZodOptional<import("zod").ZodObject<{
                clientConfig: import("zod").ZodOptional<import("zod").ZodObject<{
                    caBundle: import("zod").ZodOptional<import("zod").ZodString>;
                    service: import("zod").ZodOptional<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        path: import("zod").ZodOptional<import("zod").ZodString>;
                        port: import("zod").ZodOptional<import("zod").ZodInt>;
                    }, import("zod/v4/core").$strict>>;
                    url: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>;
                conversionReviewVersions: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        group: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        names: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            categories: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            listKind: import("zod").ZodOptional<import("zod").ZodString>;
            plural: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            shortNames: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            singular: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
        preserveUnknownFields: import("zod").ZodOptional<import("zod").ZodBoolean>;
        scope: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        versions: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            additionalPrinterColumns: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                description: import("zod").ZodOptional<import("zod").ZodString>;
                format: import("zod").ZodOptional<import("zod").ZodString>;
                jsonPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                priority: import("zod").ZodOptional<import("zod").ZodInt>;
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
            deprecated: import("zod").ZodOptional<import("zod").ZodBoolean>;
            deprecationWarning: import("zod").ZodOptional<import("zod").ZodString>;
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            schema: import("zod").ZodOptional<import("zod").ZodObject<{
                openAPIV3Schema: import("zod").ZodOptional<import("zod").ZodType<object, unknown, import("zod/v4/core").$ZodTypeInternals<object, unknown>>>;
            }, import("zod/v4/core").$strict>>;
            selectableFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                jsonPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
            served: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodBoolean>>;
            storage: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodBoolean>>;
            subresources: import("zod").ZodOptional<import("zod").ZodObject<{
                scale: import("zod").ZodOptional<import("zod").ZodObject<{
                    labelSelectorPath: import("zod").ZodOptional<import("zod").ZodString>;
                    specReplicasPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    statusReplicasPath: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
                status: import("zod").ZodUnknown;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        acceptedNames: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            categories: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            listKind: import("zod").ZodOptional<import("zod").ZodString>;
            plural: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            shortNames: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            singular: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
        conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
            observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
        observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
        storedVersions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type CustomResourceDefinition = ObjectOf<typeof schema>;
/** A custom resource. Source: apiextensions.k8s.io/v1 CustomResourceDefinition 1.36. */
export declare const CustomResourceDefinition: import("../resource.ts").ResourceDefinition<{
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
        readonly conversion?: {
            readonly strategy: string;
            readonly webhook?: {
                readonly clientConfig?: {
                    readonly caBundle?: string | undefined;
                    readonly service?: {
                        readonly name: string;
                        readonly namespace: string;
                        readonly path?: string | undefined;
                        readonly port?: number | undefined;
                    } | undefined;
                    readonly url?: string | undefined;
                } | undefined;
                readonly conversionReviewVersions: readonly string[];
            } | undefined;
        } | undefined;
        readonly group: string;
        readonly names: {
            readonly categories?: readonly string[] | undefined;
            readonly kind: string;
            readonly listKind?: string | undefined;
            readonly plural: string;
            readonly shortNames?: readonly string[] | undefined;
            readonly singular?: string | undefined;
        };
        readonly preserveUnknownFields?: boolean | undefined;
        readonly scope: string;
        readonly versions: readonly {
            readonly additionalPrinterColumns?: readonly {
                readonly description?: string | undefined;
                readonly format?: string | undefined;
                readonly jsonPath: string;
                readonly name: string;
                readonly priority?: number | undefined;
                readonly type: string;
            }[] | undefined;
            readonly deprecated?: boolean | undefined;
            readonly deprecationWarning?: string | undefined;
            readonly name: string;
            readonly schema?: {
                readonly openAPIV3Schema?: object | undefined;
            } | undefined;
            readonly selectableFields?: readonly {
                readonly jsonPath: string;
            }[] | undefined;
            readonly served: boolean;
            readonly storage: boolean;
            readonly subresources?: {
                readonly scale?: {
                    readonly labelSelectorPath?: string | undefined;
                    readonly specReplicasPath: string;
                    readonly statusReplicasPath: string;
                } | undefined;
                readonly status: unknown;
            } | undefined;
        }[];
    };
    readonly status: {
        readonly acceptedNames: {
            readonly categories?: readonly string[] | undefined;
            readonly kind: string;
            readonly listKind?: string | undefined;
            readonly plural: string;
            readonly shortNames?: readonly string[] | undefined;
            readonly singular?: string | undefined;
        };
        readonly conditions?: readonly {
            readonly lastTransitionTime?: string | undefined;
            readonly message?: string | undefined;
            readonly observedGeneration?: number | undefined;
            readonly reason?: string | undefined;
            readonly status: string;
            readonly type: string;
        }[] | undefined;
        readonly observedGeneration?: number | undefined;
        readonly storedVersions?: readonly string[] | undefined;
    };
} & import("../resource.ts").KubeObject>;
export {};
