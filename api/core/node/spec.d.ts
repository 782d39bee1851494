import type { ObjectOf } from "../../resource.ts";
/** Keeps pods off a node unless they tolerate it. Source: core/v1 Taint 1.36. */
export declare const Taint: import("zod").ZodObject<{
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    value: import("zod").ZodOptional<import("zod").ZodString>;
    effect: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    timeAdded: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type Taint = ObjectOf<typeof Taint>;
export declare const NodeConfigSource: import("zod").ZodObject<{
    configMap: import("zod").ZodOptional<import("zod").ZodObject<{
        namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        kubeletConfigKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export declare const NodeSpec: import("zod").ZodObject<{
    podCIDR: import("zod").ZodOptional<import("zod").ZodString>;
    podCIDRs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    providerID: import("zod").ZodOptional<import("zod").ZodString>;
    unschedulable: import("zod").ZodOptional<import("zod").ZodBoolean>;
    taints: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        value: import("zod").ZodOptional<import("zod").ZodString>;
        effect: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        timeAdded: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    configSource: import("zod").ZodOptional<import("zod").ZodObject<{
        configMap: import("zod").ZodOptional<import("zod").ZodObject<{
            namespace: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            uid: import("zod").ZodOptional<import("zod").ZodString>;
            resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
            kubeletConfigKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>;
    externalID: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type NodeSpec = ObjectOf<typeof NodeSpec>;
