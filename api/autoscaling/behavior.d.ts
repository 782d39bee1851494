import type { ObjectOf } from "../resource.ts";
declare const HPAScalingPolicy: import("zod").ZodObject<{
    type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
}, import("zod/v4/core").$strict>;
export type HPAScalingPolicy = ObjectOf<typeof HPAScalingPolicy>;
declare const HPAScalingRules: import("zod").ZodObject<{
    stabilizationWindowSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
    selectPolicy: import("zod").ZodOptional<import("zod").ZodString>;
    policies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    }, import("zod/v4/core").$strict>>>;
    tolerance: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type HPAScalingRules = ObjectOf<typeof HPAScalingRules>;
export declare const HorizontalPodAutoscalerBehavior: import("zod").ZodObject<{
    scaleUp: import("zod").ZodOptional<import("zod").ZodObject<{
        stabilizationWindowSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
        selectPolicy: import("zod").ZodOptional<import("zod").ZodString>;
        policies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        }, import("zod/v4/core").$strict>>>;
        tolerance: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    scaleDown: import("zod").ZodOptional<import("zod").ZodObject<{
        stabilizationWindowSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
        selectPolicy: import("zod").ZodOptional<import("zod").ZodString>;
        policies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            value: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            periodSeconds: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        }, import("zod/v4/core").$strict>>>;
        tolerance: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type HorizontalPodAutoscalerBehavior = ObjectOf<typeof HorizontalPodAutoscalerBehavior>;
/** Fills in both directions. Source: SetDefaults_HorizontalPodAutoscalerBehavior 1.36. */
export declare function defaultBehavior(behavior: HorizontalPodAutoscalerBehavior): HorizontalPodAutoscalerBehavior;
export {};
