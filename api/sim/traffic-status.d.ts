import type { ObjectOf } from "../resource.ts";
declare const TrafficLatency: import("zod").ZodObject<{
    mean: import("zod").ZodOptional<import("zod").ZodString>;
    p50: import("zod").ZodOptional<import("zod").ZodString>;
    p90: import("zod").ZodOptional<import("zod").ZodString>;
    p95: import("zod").ZodOptional<import("zod").ZodString>;
    p99: import("zod").ZodOptional<import("zod").ZodString>;
    max: import("zod").ZodOptional<import("zod").ZodString>;
    histogram: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type TrafficLatency = ObjectOf<typeof TrafficLatency>;
declare const TrafficPod: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    node: import("zod").ZodOptional<import("zod").ZodString>;
    requests: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    failed: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
}, import("zod/v4/core").$strict>;
export type TrafficPod = ObjectOf<typeof TrafficPod>;
declare const TrafficTimeline: import("zod").ZodObject<{
    interval: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    parts: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        sent: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        failed: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        p99: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type TrafficTimeline = ObjectOf<typeof TrafficTimeline>;
export declare const TrafficStatus: import("zod").ZodObject<{
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
}, import("zod/v4/core").$strict>;
export type TrafficStatus = ObjectOf<typeof TrafficStatus>;
export {};
