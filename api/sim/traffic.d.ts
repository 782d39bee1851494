import { type ObjectOf } from "../resource.ts";
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
        url: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        address: import("zod").ZodOptional<import("zod").ZodString>;
        from: import("zod").ZodOptional<import("zod").ZodObject<{
            pod: import("zod").ZodOptional<import("zod").ZodString>;
            podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            node: import("zod").ZodOptional<import("zod").ZodString>;
            nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            outside: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>;
        requests: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            weight: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
            method: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            path: import("zod").ZodOptional<import("zod").ZodString>;
            headers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
            body: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
        load: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            rate: import("zod").ZodOptional<import("zod").ZodNumber>;
            clients: import("zod").ZodOptional<import("zod").ZodInt>;
            thinkTime: import("zod").ZodOptional<import("zod").ZodString>;
            arrivals: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
            stages: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                duration: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                rate: import("zod").ZodOptional<import("zod").ZodNumber>;
                clients: import("zod").ZodOptional<import("zod").ZodInt>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        startAfter: import("zod").ZodOptional<import("zod").ZodString>;
        duration: import("zod").ZodOptional<import("zod").ZodString>;
        keepAlive: import("zod").ZodOptional<import("zod").ZodObject<{
            connections: import("zod").ZodOptional<import("zod").ZodInt>;
            requestsPerConnection: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>;
        timeout: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        connectTimeout: import("zod").ZodOptional<import("zod").ZodString>;
        retries: import("zod").ZodOptional<import("zod").ZodObject<{
            attempts: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
            on: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            backoff: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        expect: import("zod").ZodOptional<import("zod").ZodObject<{
            statuses: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        seed: import("zod").ZodOptional<import("zod").ZodInt>;
        suspend: import("zod").ZodOptional<import("zod").ZodBoolean>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
        phase: import("zod").ZodOptional<import("zod").ZodString>;
        lastUpdateTime: import("zod").ZodOptional<import("zod").ZodString>;
        startTime: import("zod").ZodOptional<import("zod").ZodString>;
        completionTime: import("zod").ZodOptional<import("zod").ZodString>;
        sent: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        succeeded: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        failed: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        inFlight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        lost: import("zod").ZodOptional<import("zod").ZodInt>;
        retried: import("zod").ZodOptional<import("zod").ZodInt>;
        failures: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodInt>>;
        firstFailure: import("zod").ZodOptional<import("zod").ZodObject<{
            time: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            reason: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        latency: import("zod").ZodOptional<import("zod").ZodObject<{
            mean: import("zod").ZodOptional<import("zod").ZodString>;
            p50: import("zod").ZodOptional<import("zod").ZodString>;
            p90: import("zod").ZodOptional<import("zod").ZodString>;
            p95: import("zod").ZodOptional<import("zod").ZodString>;
            p99: import("zod").ZodOptional<import("zod").ZodString>;
            max: import("zod").ZodOptional<import("zod").ZodString>;
            histogram: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            node: import("zod").ZodOptional<import("zod").ZodString>;
            requests: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            failed: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        }, import("zod/v4/core").$strict>>>;
        timeline: import("zod").ZodOptional<import("zod").ZodObject<{
            interval: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            parts: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                sent: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                failed: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
                p99: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        conditions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            observedGeneration: import("zod").ZodOptional<import("zod").ZodInt>;
            lastTransitionTime: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            reason: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            message: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type Traffic = ObjectOf<typeof schema>;
/** Simulated clients of a Service, an Ingress or a pod; an idea of kubesim's own. */
export declare const Traffic: import("../resource.ts").ResourceDefinition<{
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
        readonly url: string;
        readonly address?: string | undefined;
        readonly from?: {
            readonly pod?: string | undefined;
            readonly podSelector?: {
                readonly matchLabels?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly matchExpressions?: readonly {
                    readonly key: string;
                    readonly operator: string;
                    readonly values?: readonly string[] | undefined;
                }[] | undefined;
            } | undefined;
            readonly node?: string | undefined;
            readonly nodeSelector?: {
                readonly matchLabels?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly matchExpressions?: readonly {
                    readonly key: string;
                    readonly operator: string;
                    readonly values?: readonly string[] | undefined;
                }[] | undefined;
            } | undefined;
            readonly outside?: boolean | undefined;
        } | undefined;
        readonly requests?: readonly {
            readonly weight: number;
            readonly method: string;
            readonly path?: string | undefined;
            readonly headers?: readonly {
                readonly name: string;
                readonly value: string;
            }[] | undefined;
            readonly body?: string | undefined;
        }[] | undefined;
        readonly load: {
            readonly rate?: number | undefined;
            readonly clients?: number | undefined;
            readonly thinkTime?: string | undefined;
            readonly arrivals: string;
            readonly stages?: readonly {
                readonly duration: string;
                readonly rate?: number | undefined;
                readonly clients?: number | undefined;
            }[] | undefined;
        };
        readonly startAfter?: string | undefined;
        readonly duration?: string | undefined;
        readonly keepAlive?: {
            readonly connections?: number | undefined;
            readonly requestsPerConnection?: number | undefined;
        } | undefined;
        readonly timeout: string;
        readonly connectTimeout?: string | undefined;
        readonly retries?: {
            readonly attempts: number;
            readonly on?: readonly string[] | undefined;
            readonly backoff: string;
        } | undefined;
        readonly expect?: {
            readonly statuses?: readonly string[] | undefined;
        } | undefined;
        readonly seed?: number | undefined;
        readonly suspend?: boolean | undefined;
    };
    readonly status: {
        readonly observedGeneration?: number | undefined;
        readonly phase?: string | undefined;
        readonly lastUpdateTime?: string | undefined;
        readonly startTime?: string | undefined;
        readonly completionTime?: string | undefined;
        readonly sent: number;
        readonly succeeded: number;
        readonly failed: number;
        readonly inFlight: number;
        readonly lost?: number | undefined;
        readonly retried?: number | undefined;
        readonly failures?: {
            readonly [x: string]: number;
        } | undefined;
        readonly firstFailure?: {
            readonly time: string;
            readonly reason: string;
            readonly message?: string | undefined;
        } | undefined;
        readonly latency?: {
            readonly mean?: string | undefined;
            readonly p50?: string | undefined;
            readonly p90?: string | undefined;
            readonly p95?: string | undefined;
            readonly p99?: string | undefined;
            readonly max?: string | undefined;
            readonly histogram?: string | undefined;
        } | undefined;
        readonly pods?: readonly {
            readonly name: string;
            readonly namespace: string;
            readonly node?: string | undefined;
            readonly requests: number;
            readonly failed: number;
        }[] | undefined;
        readonly timeline?: {
            readonly interval: string;
            readonly parts?: readonly {
                readonly sent: number;
                readonly failed: number;
                readonly p99?: string | undefined;
            }[] | undefined;
        } | undefined;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly observedGeneration?: number | undefined;
            readonly lastTransitionTime: string;
            readonly reason: string;
            readonly message: string;
        }[] | undefined;
    };
} & import("../resource.ts").KubeObject>;
export {};
