import type { ObjectMeta, Strategy } from "../resource.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
/** What autoscaling/v1 has no fields for; version 2 has, and drops these. */
export declare const roundTripAnnotations: {
    readonly metrics: "autoscaling.alpha.kubernetes.io/metrics";
    readonly behavior: "autoscaling.alpha.kubernetes.io/behavior";
    readonly currentMetrics: "autoscaling.alpha.kubernetes.io/current-metrics";
    readonly conditions: "autoscaling.alpha.kubernetes.io/conditions";
};
/** Source: pkg/registry/autoscaling/horizontalpodautoscaler 1.36. */
export declare const autoscalerStrategy: Strategy<HorizontalPodAutoscaler>;
/** Source: pkg/apis/autoscaling/v2 SetDefaults_HorizontalPodAutoscaler 1.36. */
export declare function defaultAutoscaler(object: HorizontalPodAutoscaler): HorizontalPodAutoscaler;
/** Metadata without the annotations of these names. */
export declare function withoutAnnotations(metadata: ObjectMeta, names: readonly string[]): ObjectMeta;
