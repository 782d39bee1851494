import type { ObjectOf } from "../resource.ts";
declare const FaultPeer: import("zod").ZodObject<{
    namespace: import("zod").ZodOptional<import("zod").ZodString>;
    nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    zones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export declare const FaultTarget: import("zod").ZodObject<{
    namespace: import("zod").ZodOptional<import("zod").ZodString>;
    nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    zones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    process: import("zod").ZodOptional<import("zod").ZodString>;
    controller: import("zod").ZodOptional<import("zod").ZodString>;
    resources: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    verbs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    container: import("zod").ZodOptional<import("zod").ZodString>;
    registries: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    count: import("zod").ZodOptional<import("zod").ZodInt>;
    to: import("zod").ZodOptional<import("zod").ZodObject<{
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        zones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type FaultTarget = ObjectOf<typeof FaultTarget>;
export type FaultPeer = ObjectOf<typeof FaultPeer>;
export declare const FaultSpec: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    target: import("zod").ZodOptional<import("zod").ZodObject<{
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        zones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        process: import("zod").ZodOptional<import("zod").ZodString>;
        controller: import("zod").ZodOptional<import("zod").ZodString>;
        resources: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        verbs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        container: import("zod").ZodOptional<import("zod").ZodString>;
        registries: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        count: import("zod").ZodOptional<import("zod").ZodInt>;
        to: import("zod").ZodOptional<import("zod").ZodObject<{
            namespace: import("zod").ZodOptional<import("zod").ZodString>;
            nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            zones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
    after: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    duration: import("zod").ZodOptional<import("zod").ZodString>;
    percent: import("zod").ZodOptional<import("zod").ZodInt>;
    skip: import("zod").ZodOptional<import("zod").ZodInt>;
    times: import("zod").ZodOptional<import("zod").ZodInt>;
    seed: import("zod").ZodOptional<import("zod").ZodString>;
    delay: import("zod").ZodOptional<import("zod").ZodString>;
    jitter: import("zod").ZodOptional<import("zod").ZodString>;
    factor: import("zod").ZodOptional<import("zod").ZodInt>;
    error: import("zod").ZodOptional<import("zod").ZodObject<{
        code: import("zod").ZodOptional<import("zod").ZodInt>;
        reason: import("zod").ZodOptional<import("zod").ZodString>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type FaultSpec = ObjectOf<typeof FaultSpec>;
export {};
