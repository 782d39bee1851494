/** What happens around the life of a container. Source: core/v1 Lifecycle 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** What a hook does: one of the handlers is set. */
export declare const LifecycleHandler: import("zod").ZodObject<{
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
    sleep: import("zod").ZodOptional<import("zod").ZodObject<{
        seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type LifecycleHandler = ObjectOf<typeof LifecycleHandler>;
/** The hooks of a container. */
export declare const Lifecycle: import("zod").ZodObject<{
    postStart: import("zod").ZodOptional<import("zod").ZodObject<{
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
        sleep: import("zod").ZodOptional<import("zod").ZodObject<{
            seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
    preStop: import("zod").ZodOptional<import("zod").ZodObject<{
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
        sleep: import("zod").ZodOptional<import("zod").ZodObject<{
            seconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
    stopSignal: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type Lifecycle = ObjectOf<typeof Lifecycle>;
