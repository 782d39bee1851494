import type { ObjectOf } from "../resource.ts";
declare const MetricIdentifier: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    selector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type MetricIdentifier = ObjectOf<typeof MetricIdentifier>;
declare const MetricTarget: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    value: import("zod").ZodOptional<import("zod").ZodString>;
    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
export type MetricTarget = ObjectOf<typeof MetricTarget>;
declare const MetricValueStatus: import("zod").ZodObject<{
    value: import("zod").ZodOptional<import("zod").ZodString>;
    averageValue: import("zod").ZodOptional<import("zod").ZodString>;
    averageUtilization: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
export type MetricValueStatus = ObjectOf<typeof MetricValueStatus>;
/** One metric to scale by: the member that `type` names says which. */
export declare const MetricSpec: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type MetricSpec = ObjectOf<typeof MetricSpec>;
/** What was last seen of one metric. */
export declare const MetricStatus: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type MetricStatus = ObjectOf<typeof MetricStatus>;
export {};
