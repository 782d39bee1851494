import { type ObjectOf } from "../resource.ts";
declare const HorizontalPodAutoscalerSpec: import("zod").ZodObject<{
    scaleTargetRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    minReplicas: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    maxReplicas: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    metrics: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        object: import("zod").ZodOptional<import("zod").ZodObject<{
            describedObject: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>>;
            target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
            metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                selector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        pods: import("zod").ZodOptional<import("zod").ZodObject<{
            metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                selector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
            target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        resource: import("zod").ZodOptional<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        containerResource: import("zod").ZodOptional<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
            container: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        external: import("zod").ZodOptional<import("zod").ZodObject<{
            metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                selector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
            target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    behavior: import("zod").ZodOptional<import("zod").ZodObject<{
        scaleUp: import("zod").ZodOptional<import("zod").ZodObject<{
            stabilizationWindowSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
            selectPolicy: import("zod").ZodOptional<import("zod").ZodString>;
            policies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            }, import("zod/v4/core").$strict>>>;
            tolerance: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        scaleDown: import("zod").ZodOptional<import("zod").ZodObject<{
            stabilizationWindowSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
            selectPolicy: import("zod").ZodOptional<import("zod").ZodString>;
            policies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            }, import("zod/v4/core").$strict>>>;
            tolerance: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type HorizontalPodAutoscalerSpec = ObjectOf<typeof HorizontalPodAutoscalerSpec>;
declare const HorizontalPodAutoscalerCondition: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type HorizontalPodAutoscalerCondition = ObjectOf<typeof HorizontalPodAutoscalerCondition>;
declare const HorizontalPodAutoscalerStatus: import("zod").ZodObject<{
    observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
    lastScaleTime: import("zod").ZodOptional<import("zod").ZodString>;
    currentReplicas: import("zod").ZodOptional<import("zod").ZodInt>;
    desiredReplicas: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    currentMetrics: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodArray<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        object: import("zod").ZodOptional<import("zod").ZodObject<{
            metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                selector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
            current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
            describedObject: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        pods: import("zod").ZodOptional<import("zod").ZodObject<{
            metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                selector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
            current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        resource: import("zod").ZodOptional<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        containerResource: import("zod").ZodOptional<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
            container: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        external: import("zod").ZodOptional<import("zod").ZodObject<{
            metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                selector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>>;
            current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                value: import("zod").ZodOptional<import("zod").ZodString>;
                averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>>;
    conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
        reason: import("zod").ZodOptional<import("zod").ZodString>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type HorizontalPodAutoscalerStatus = ObjectOf<typeof HorizontalPodAutoscalerStatus>;
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
        scaleTargetRef: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
        minReplicas: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
        maxReplicas: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        metrics: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            object: import("zod").ZodOptional<import("zod").ZodObject<{
                describedObject: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>>;
                target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
                metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    selector: import("zod").ZodOptional<import("zod").ZodObject<{
                        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            pods: import("zod").ZodOptional<import("zod").ZodObject<{
                metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    selector: import("zod").ZodOptional<import("zod").ZodObject<{
                        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>>;
                target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            resource: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            containerResource: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
                container: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>;
            external: import("zod").ZodOptional<import("zod").ZodObject<{
                metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    selector: import("zod").ZodOptional<import("zod").ZodObject<{
                        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>>;
                target: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>;
        behavior: import("zod").ZodOptional<import("zod").ZodObject<{
            scaleUp: import("zod").ZodOptional<import("zod").ZodObject<{
                stabilizationWindowSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                selectPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                policies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                    periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                }, import("zod/v4/core").$strict>>>;
                tolerance: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
            scaleDown: import("zod").ZodOptional<import("zod").ZodObject<{
                stabilizationWindowSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
                selectPolicy: import("zod").ZodOptional<import("zod").ZodString>;
                policies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                    periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                }, import("zod/v4/core").$strict>>>;
                tolerance: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
        lastScaleTime: import("zod").ZodOptional<import("zod").ZodString>;
        currentReplicas: import("zod").ZodOptional<import("zod").ZodInt>;
        desiredReplicas: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        currentMetrics: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            object: import("zod").ZodOptional<import("zod").ZodObject<{
                metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    selector: import("zod").ZodOptional<import("zod").ZodObject<{
                        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>>;
                current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
                describedObject: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            pods: import("zod").ZodOptional<import("zod").ZodObject<{
                metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    selector: import("zod").ZodOptional<import("zod").ZodObject<{
                        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>>;
                current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            resource: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            containerResource: import("zod").ZodOptional<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
                container: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>;
            external: import("zod").ZodOptional<import("zod").ZodObject<{
                metric: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    selector: import("zod").ZodOptional<import("zod").ZodObject<{
                        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                        }, import("zod/v4/core").$strict>>>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>>;
                current: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                    value: import("zod").ZodOptional<import("zod").ZodString>;
                    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
                    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>>>;
        conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            lastTransitionTime: import("zod").ZodOptional<import("zod").ZodString>;
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type HorizontalPodAutoscaler = ObjectOf<typeof schema>;
/**
 * Keeps the number of pods such that metrics are what they should be; autoscaling/v1 is another
 * view of it. Source: autoscaling/v2 HorizontalPodAutoscaler 1.36.
 */
export declare const HorizontalPodAutoscaler: import("../resource.ts").ResourceDefinition<{
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
        readonly scaleTargetRef: {
            readonly kind: string;
            readonly name: string;
            readonly apiVersion?: string | undefined;
        };
        readonly minReplicas: number;
        readonly maxReplicas: number;
        readonly metrics?: readonly {
            readonly type: string;
            readonly object?: {
                readonly describedObject: {
                    readonly kind: string;
                    readonly name: string;
                    readonly apiVersion?: string | undefined;
                };
                readonly target: {
                    readonly type: string;
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
                readonly metric: {
                    readonly name: string;
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
                };
            } | undefined;
            readonly pods?: {
                readonly metric: {
                    readonly name: string;
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
                };
                readonly target: {
                    readonly type: string;
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
            } | undefined;
            readonly resource?: {
                readonly name: string;
                readonly target: {
                    readonly type: string;
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
            } | undefined;
            readonly containerResource?: {
                readonly name: string;
                readonly target: {
                    readonly type: string;
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
                readonly container: string;
            } | undefined;
            readonly external?: {
                readonly metric: {
                    readonly name: string;
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
                };
                readonly target: {
                    readonly type: string;
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
            } | undefined;
        }[] | undefined;
        readonly behavior?: {
            readonly scaleUp?: {
                readonly stabilizationWindowSeconds?: number | undefined;
                readonly selectPolicy?: string | undefined;
                readonly policies?: readonly {
                    readonly type: string;
                    readonly value: number;
                    readonly periodSeconds: number;
                }[] | undefined;
                readonly tolerance?: string | undefined;
            } | undefined;
            readonly scaleDown?: {
                readonly stabilizationWindowSeconds?: number | undefined;
                readonly selectPolicy?: string | undefined;
                readonly policies?: readonly {
                    readonly type: string;
                    readonly value: number;
                    readonly periodSeconds: number;
                }[] | undefined;
                readonly tolerance?: string | undefined;
            } | undefined;
        } | undefined;
    };
    readonly status: {
        readonly observedGeneration?: number | undefined;
        readonly lastScaleTime?: string | undefined;
        readonly currentReplicas?: number | undefined;
        readonly desiredReplicas: number;
        readonly currentMetrics?: readonly {
            readonly type: string;
            readonly object?: {
                readonly metric: {
                    readonly name: string;
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
                };
                readonly current: {
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
                readonly describedObject: {
                    readonly kind: string;
                    readonly name: string;
                    readonly apiVersion?: string | undefined;
                };
            } | undefined;
            readonly pods?: {
                readonly metric: {
                    readonly name: string;
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
                };
                readonly current: {
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
            } | undefined;
            readonly resource?: {
                readonly name: string;
                readonly current: {
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
            } | undefined;
            readonly containerResource?: {
                readonly name: string;
                readonly current: {
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
                readonly container: string;
            } | undefined;
            readonly external?: {
                readonly metric: {
                    readonly name: string;
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
                };
                readonly current: {
                    readonly value?: string | undefined;
                    readonly averageValue?: string | undefined;
                    readonly averageUtilization?: number | undefined;
                };
            } | undefined;
        }[] | null | undefined;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly lastTransitionTime?: string | undefined;
            readonly reason?: string | undefined;
            readonly message?: string | undefined;
        }[] | undefined;
    };
} & import("../resource.ts").KubeObject>;
export {};
