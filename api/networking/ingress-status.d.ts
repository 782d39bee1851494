import { type FieldError } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
export declare const IngressLoadBalancerStatus: import("zod").ZodObject<{
    ingress: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        ip: import("zod").ZodOptional<import("zod").ZodString>;
        hostname: import("zod").ZodOptional<import("zod").ZodString>;
        ports: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            port: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            protocol: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            error: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type IngressLoadBalancerStatus = ObjectOf<typeof IngressLoadBalancerStatus>;
/** Source: ValidateIngressLoadBalancerStatus 1.36. */
export declare const validateIngressStatus: ({ ingress }: IngressLoadBalancerStatus, path: string) => readonly FieldError[];
