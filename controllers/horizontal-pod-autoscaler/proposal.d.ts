/** What each metric of an autoscaler asks for. Source: horizontal.go computeStatusFor… 1.36. */
import type { MetricSpec, MetricStatus } from "../../api/autoscaling/metric.ts";
import type { Metrics } from "./metrics.ts";
import { type Scaled } from "./replicas.ts";
/** What one metric comes to. */
export interface MetricProposal {
    readonly replicas: number;
    /** How reasons call the metric. */
    readonly name: string;
    readonly status: MetricStatus;
}
/** Why one asks for nothing. */
export interface MetricFailure {
    /** `FailedGetResourceMetric` */
    readonly reason: string;
    /** What its event and condition say. */
    readonly message: string;
    /** The same, after the metric's name: what the failure of all of them says. */
    readonly summary: string;
}
export interface Subject extends Scaled {
    readonly namespace: string;
    readonly metrics: Metrics;
}
/** Asks one metric. */
export declare function propose(spec: MetricSpec, subject: Subject): MetricProposal | MetricFailure;
