/** Where a load balancer is reached. Source: core/v1 LoadBalancerStatus 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { ObjectOf } from "../../resource.ts";
declare const LoadBalancerIngress: import("zod").ZodObject<{
    ip: import("zod").ZodOptional<import("zod").ZodString>;
    hostname: import("zod").ZodOptional<import("zod").ZodString>;
    ipMode: import("zod").ZodOptional<import("zod").ZodString>;
    ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        protocol: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        error: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export declare const LoadBalancerStatus: import("zod").ZodObject<{
    ingress: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        ip: import("zod").ZodOptional<import("zod").ZodString>;
        hostname: import("zod").ZodOptional<import("zod").ZodString>;
        ipMode: import("zod").ZodOptional<import("zod").ZodString>;
        ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            protocol: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            error: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type LoadBalancerStatus = ObjectOf<typeof LoadBalancerStatus>;
export type LoadBalancerIngress = ObjectOf<typeof LoadBalancerIngress>;
/** Source: ValidateLoadBalancerStatus 1.36. */
export declare function validateLoadBalancerStatus({ ingress }: LoadBalancerStatus, type: string, path: string): FieldError[];
export {};
