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
        image: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        pull: import("zod").ZodOptional<import("zod").ZodObject<{
            size: import("zod").ZodOptional<import("zod").ZodString>;
            duration: import("zod").ZodOptional<import("zod").ZodString>;
            error: import("zod").ZodOptional<import("zod").ZodString>;
            failurePercent: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>;
        start: import("zod").ZodOptional<import("zod").ZodObject<{
            duration: import("zod").ZodOptional<import("zod").ZodString>;
            jitter: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        readiness: import("zod").ZodOptional<import("zod").ZodObject<{
            duration: import("zod").ZodOptional<import("zod").ZodString>;
            jitter: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
        http: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            path: import("zod").ZodOptional<import("zod").ZodString>;
            method: import("zod").ZodOptional<import("zod").ZodString>;
            port: import("zod").ZodOptional<import("zod").ZodInt>;
            requestHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
            after: import("zod").ZodOptional<import("zod").ZodString>;
            status: import("zod").ZodOptional<import("zod").ZodInt>;
            body: import("zod").ZodOptional<import("zod").ZodString>;
            headers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
            latency: import("zod").ZodOptional<import("zod").ZodString>;
            latencyJitter: import("zod").ZodOptional<import("zod").ZodString>;
            failPercent: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>>;
        capacity: import("zod").ZodOptional<import("zod").ZodObject<{
            concurrency: import("zod").ZodOptional<import("zod").ZodInt>;
            queue: import("zod").ZodOptional<import("zod").ZodInt>;
            overflowStatus: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>;
        resources: import("zod").ZodOptional<import("zod").ZodObject<{
            cpu: import("zod").ZodOptional<import("zod").ZodString>;
            memory: import("zod").ZodOptional<import("zod").ZodString>;
            perRequest: import("zod").ZodOptional<import("zod").ZodObject<{
                cpu: import("zod").ZodOptional<import("zod").ZodString>;
                memory: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        memoryGrowth: import("zod").ZodOptional<import("zod").ZodObject<{
            after: import("zod").ZodOptional<import("zod").ZodString>;
            perMinute: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
        exits: import("zod").ZodOptional<import("zod").ZodObject<{
            after: import("zod").ZodOptional<import("zod").ZodString>;
            jitter: import("zod").ZodOptional<import("zod").ZodString>;
            code: import("zod").ZodOptional<import("zod").ZodInt>;
            starts: import("zod").ZodOptional<import("zod").ZodInt>;
            percent: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>;
        hangs: import("zod").ZodOptional<import("zod").ZodObject<{
            after: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
        termination: import("zod").ZodOptional<import("zod").ZodObject<{
            ignoresSignal: import("zod").ZodOptional<import("zod").ZodBoolean>;
            duration: import("zod").ZodOptional<import("zod").ZodString>;
            exitCode: import("zod").ZodOptional<import("zod").ZodInt>;
        }, import("zod/v4/core").$strict>>;
        log: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            after: import("zod").ZodOptional<import("zod").ZodString>;
            every: import("zod").ZodOptional<import("zod").ZodString>;
            line: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        revisions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            since: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            spec: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                image: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                pull: import("zod").ZodOptional<import("zod").ZodObject<{
                    size: import("zod").ZodOptional<import("zod").ZodString>;
                    duration: import("zod").ZodOptional<import("zod").ZodString>;
                    error: import("zod").ZodOptional<import("zod").ZodString>;
                    failurePercent: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>;
                start: import("zod").ZodOptional<import("zod").ZodObject<{
                    duration: import("zod").ZodOptional<import("zod").ZodString>;
                    jitter: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>;
                readiness: import("zod").ZodOptional<import("zod").ZodObject<{
                    duration: import("zod").ZodOptional<import("zod").ZodString>;
                    jitter: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>;
                ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodInt>>;
                http: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    path: import("zod").ZodOptional<import("zod").ZodString>;
                    method: import("zod").ZodOptional<import("zod").ZodString>;
                    port: import("zod").ZodOptional<import("zod").ZodInt>;
                    requestHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    after: import("zod").ZodOptional<import("zod").ZodString>;
                    status: import("zod").ZodOptional<import("zod").ZodInt>;
                    body: import("zod").ZodOptional<import("zod").ZodString>;
                    headers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                    latency: import("zod").ZodOptional<import("zod").ZodString>;
                    latencyJitter: import("zod").ZodOptional<import("zod").ZodString>;
                    failPercent: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>>;
                capacity: import("zod").ZodOptional<import("zod").ZodObject<{
                    concurrency: import("zod").ZodOptional<import("zod").ZodInt>;
                    queue: import("zod").ZodOptional<import("zod").ZodInt>;
                    overflowStatus: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>;
                resources: import("zod").ZodOptional<import("zod").ZodObject<{
                    cpu: import("zod").ZodOptional<import("zod").ZodString>;
                    memory: import("zod").ZodOptional<import("zod").ZodString>;
                    perRequest: import("zod").ZodOptional<import("zod").ZodObject<{
                        cpu: import("zod").ZodOptional<import("zod").ZodString>;
                        memory: import("zod").ZodOptional<import("zod").ZodString>;
                    }, import("zod/v4/core").$strict>>;
                }, import("zod/v4/core").$strict>>;
                memoryGrowth: import("zod").ZodOptional<import("zod").ZodObject<{
                    after: import("zod").ZodOptional<import("zod").ZodString>;
                    perMinute: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>;
                exits: import("zod").ZodOptional<import("zod").ZodObject<{
                    after: import("zod").ZodOptional<import("zod").ZodString>;
                    jitter: import("zod").ZodOptional<import("zod").ZodString>;
                    code: import("zod").ZodOptional<import("zod").ZodInt>;
                    starts: import("zod").ZodOptional<import("zod").ZodInt>;
                    percent: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>;
                hangs: import("zod").ZodOptional<import("zod").ZodObject<{
                    after: import("zod").ZodOptional<import("zod").ZodString>;
                }, import("zod/v4/core").$strict>>;
                termination: import("zod").ZodOptional<import("zod").ZodObject<{
                    ignoresSignal: import("zod").ZodOptional<import("zod").ZodBoolean>;
                    duration: import("zod").ZodOptional<import("zod").ZodString>;
                    exitCode: import("zod").ZodOptional<import("zod").ZodInt>;
                }, import("zod/v4/core").$strict>>;
                log: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    after: import("zod").ZodOptional<import("zod").ZodString>;
                    every: import("zod").ZodOptional<import("zod").ZodString>;
                    line: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type ImageBehavior = ObjectOf<typeof schema>;
/** What containers of an image do; an idea of kubesim's own. */
export declare const ImageBehavior: import("../resource.ts").ResourceDefinition<{
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
        readonly image: string;
        readonly namespaces?: readonly string[] | undefined;
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
        readonly pull?: {
            readonly size?: string | undefined;
            readonly duration?: string | undefined;
            readonly error?: string | undefined;
            readonly failurePercent?: number | undefined;
        } | undefined;
        readonly start?: {
            readonly duration?: string | undefined;
            readonly jitter?: string | undefined;
        } | undefined;
        readonly readiness?: {
            readonly duration?: string | undefined;
            readonly jitter?: string | undefined;
        } | undefined;
        readonly ports?: readonly number[] | undefined;
        readonly http?: readonly {
            readonly path?: string | undefined;
            readonly method?: string | undefined;
            readonly port?: number | undefined;
            readonly requestHeaders?: readonly {
                readonly name: string;
                readonly value: string;
            }[] | undefined;
            readonly after?: string | undefined;
            readonly status?: number | undefined;
            readonly body?: string | undefined;
            readonly headers?: readonly {
                readonly name: string;
                readonly value: string;
            }[] | undefined;
            readonly latency?: string | undefined;
            readonly latencyJitter?: string | undefined;
            readonly failPercent?: number | undefined;
        }[] | undefined;
        readonly capacity?: {
            readonly concurrency?: number | undefined;
            readonly queue?: number | undefined;
            readonly overflowStatus?: number | undefined;
        } | undefined;
        readonly resources?: {
            readonly cpu?: string | undefined;
            readonly memory?: string | undefined;
            readonly perRequest?: {
                readonly cpu?: string | undefined;
                readonly memory?: string | undefined;
            } | undefined;
        } | undefined;
        readonly memoryGrowth?: {
            readonly after?: string | undefined;
            readonly perMinute: string;
        } | undefined;
        readonly exits?: {
            readonly after?: string | undefined;
            readonly jitter?: string | undefined;
            readonly code?: number | undefined;
            readonly starts?: number | undefined;
            readonly percent?: number | undefined;
        } | undefined;
        readonly hangs?: {
            readonly after?: string | undefined;
        } | undefined;
        readonly termination?: {
            readonly ignoresSignal?: boolean | undefined;
            readonly duration?: string | undefined;
            readonly exitCode?: number | undefined;
        } | undefined;
        readonly log?: readonly {
            readonly after?: string | undefined;
            readonly every?: string | undefined;
            readonly line: string;
        }[] | undefined;
    };
    readonly status: {
        readonly revisions?: readonly {
            readonly since: string;
            readonly spec: {
                readonly image: string;
                readonly namespaces?: readonly string[] | undefined;
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
                readonly pull?: {
                    readonly size?: string | undefined;
                    readonly duration?: string | undefined;
                    readonly error?: string | undefined;
                    readonly failurePercent?: number | undefined;
                } | undefined;
                readonly start?: {
                    readonly duration?: string | undefined;
                    readonly jitter?: string | undefined;
                } | undefined;
                readonly readiness?: {
                    readonly duration?: string | undefined;
                    readonly jitter?: string | undefined;
                } | undefined;
                readonly ports?: readonly number[] | undefined;
                readonly http?: readonly {
                    readonly path?: string | undefined;
                    readonly method?: string | undefined;
                    readonly port?: number | undefined;
                    readonly requestHeaders?: readonly {
                        readonly name: string;
                        readonly value: string;
                    }[] | undefined;
                    readonly after?: string | undefined;
                    readonly status?: number | undefined;
                    readonly body?: string | undefined;
                    readonly headers?: readonly {
                        readonly name: string;
                        readonly value: string;
                    }[] | undefined;
                    readonly latency?: string | undefined;
                    readonly latencyJitter?: string | undefined;
                    readonly failPercent?: number | undefined;
                }[] | undefined;
                readonly capacity?: {
                    readonly concurrency?: number | undefined;
                    readonly queue?: number | undefined;
                    readonly overflowStatus?: number | undefined;
                } | undefined;
                readonly resources?: {
                    readonly cpu?: string | undefined;
                    readonly memory?: string | undefined;
                    readonly perRequest?: {
                        readonly cpu?: string | undefined;
                        readonly memory?: string | undefined;
                    } | undefined;
                } | undefined;
                readonly memoryGrowth?: {
                    readonly after?: string | undefined;
                    readonly perMinute: string;
                } | undefined;
                readonly exits?: {
                    readonly after?: string | undefined;
                    readonly jitter?: string | undefined;
                    readonly code?: number | undefined;
                    readonly starts?: number | undefined;
                    readonly percent?: number | undefined;
                } | undefined;
                readonly hangs?: {
                    readonly after?: string | undefined;
                } | undefined;
                readonly termination?: {
                    readonly ignoresSignal?: boolean | undefined;
                    readonly duration?: string | undefined;
                    readonly exitCode?: number | undefined;
                } | undefined;
                readonly log?: readonly {
                    readonly after?: string | undefined;
                    readonly every?: string | undefined;
                    readonly line: string;
                }[] | undefined;
            };
        }[] | undefined;
    };
} & import("../resource.ts").KubeObject>;
export {};
