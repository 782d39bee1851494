/** What containers and pods ask of a node. Source: core/v1 ResourceRequirements 1.36. */
import type { ObjectOf } from "../../resource.ts";
/** Use of one of the pod's resource claims. */
export declare const ResourceClaim: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    request: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type ResourceClaim = ObjectOf<typeof ResourceClaim>;
/** Requests and limits. */
export declare const ResourceRequirements: import("zod").ZodObject<{
    limits: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    requests: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
    claims: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        request: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type ResourceRequirements = ObjectOf<typeof ResourceRequirements>;
/** What a change of one resource does to a running container. */
export declare const ContainerResizePolicy: import("zod").ZodObject<{
    resourceName: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    restartPolicy: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type ContainerResizePolicy = ObjectOf<typeof ContainerResizePolicy>;
