/** Reads what was measured. Source: pkg/controller/podautoscaler/metrics/client.go 1.36. */
import type { CrossVersionObjectReference } from "../../api/autoscaling/cross-version-reference.ts";
import type { MetricIdentifier } from "../../api/autoscaling/metric.ts";
import type { View } from "../../client/controller.ts";
import type { Amounts } from "./group-pods.ts";
/** Where amounts come from, in thousandths. Each throws Unmeasurable. */
export interface Metrics {
    /** What pods use of a resource; of one container if one is named. */
    resource(name: string, container: string): Amounts;
    pods(metric: MetricIdentifier): Amounts;
    object(about: CrossVersionObjectReference, metric: MetricIdentifier): number;
    external(metric: MetricIdentifier): readonly number[];
}
/** The use of the pods that `selector` picks, as metrics.k8s.io tells it. */
export declare function resourceAmounts(view: View, { namespace, selector }: {
    readonly namespace: string;
    readonly selector: string;
}, { name, container }: {
    readonly name: string;
    readonly container: string;
}): Amounts;
