/** How the kubelet checks a container, and what it can do to one. Source: core/v1 Probe 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** Runs a command in the container. */
export declare const ExecAction: import("zod").ZodObject<{
    command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type ExecAction = ObjectOf<typeof ExecAction>;
/** One header of a request. */
export declare const HTTPHeader: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type HTTPHeader = ObjectOf<typeof HTTPHeader>;
/** Sends an HTTP GET. */
export declare const HTTPGetAction: import("zod").ZodObject<{
    path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
    host: import("zod").ZodOptional<import("zod").ZodString>;
    scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type HTTPGetAction = ObjectOf<typeof HTTPGetAction>;
/** Opens a TCP connection. */
export declare const TCPSocketAction: import("zod").ZodObject<{
    port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
    host: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type TCPSocketAction = ObjectOf<typeof TCPSocketAction>;
/** Asks gRPC's health service. */
export declare const GRPCAction: import("zod").ZodObject<{
    port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type GRPCAction = ObjectOf<typeof GRPCAction>;
/** Waits. */
export declare const SleepAction: import("zod").ZodObject<{
    seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
}, import("zod/v4/core").$strict>;
export type SleepAction = ObjectOf<typeof SleepAction>;
/** What a probe does: one of the handlers is set. */
export declare const Probe: import("zod").ZodObject<{
    exec: import("zod").ZodOptional<import("zod").ZodObject<{
        command: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    httpGet: import("zod").ZodOptional<import("zod").ZodObject<{
        path: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
        host: import("zod").ZodOptional<import("zod").ZodString>;
        scheme: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        httpHeaders: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    tcpSocket: import("zod").ZodOptional<import("zod").ZodObject<{
        port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodUnion<readonly [import("zod").ZodInt, import("zod").ZodString]>>>;
        host: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    grpc: import("zod").ZodOptional<import("zod").ZodObject<{
        port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        service: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    initialDelaySeconds: import("zod").ZodOptional<import("zod").ZodInt>;
    timeoutSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    periodSeconds: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    successThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    failureThreshold: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodInt>>;
    terminationGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
export type Probe = ObjectOf<typeof Probe>;
