import type { ObjectOf } from "../resource.ts";
declare const TrafficSource: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type TrafficSource = ObjectOf<typeof TrafficSource>;
declare const TrafficRequest: import("zod").ZodObject<{
    weight: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    method: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    path: import("zod").ZodOptional<import("zod").ZodString>;
    headers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    body: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type TrafficRequest = ObjectOf<typeof TrafficRequest>;
declare const Load: import("zod").ZodObject<{
    rate: import("zod").ZodOptional<import("zod").ZodNumber>;
    clients: import("zod").ZodOptional<import("zod").ZodInt>;
    thinkTime: import("zod").ZodOptional<import("zod").ZodString>;
    arrivals: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    stages: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        duration: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        rate: import("zod").ZodOptional<import("zod").ZodNumber>;
        clients: import("zod").ZodOptional<import("zod").ZodInt>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type Load = ObjectOf<typeof Load>;
export declare const TrafficSpec: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type TrafficSpec = ObjectOf<typeof TrafficSpec>;
export {};
