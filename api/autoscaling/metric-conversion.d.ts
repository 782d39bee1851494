/**
 * Metrics as annotations of autoscaling/v1 hold them: in the form of that version, which no field
 * has. Source: k8s.io/api/autoscaling/v1 MetricSpec and MetricStatus 1.36.
 */
import { type JsonObject } from "../json.ts";
import type { MetricSpec, MetricStatus } from "./metric.ts";
/** A metric in the form of version 1, its members in the order of upstream's type. */
export declare function specToVersion1(spec: MetricSpec): object;
/** What was last seen of a metric, in the form of version 1. */
export declare function statusToVersion1(status: MetricStatus): object;
/** A metric from the form of version 1. What is not of that form counts as empty. */
export declare function specFromVersion1(metric: JsonObject): MetricSpec;
/** What was last seen of a metric, from the form of version 1. */
export declare function statusFromVersion1(metric: JsonObject): MetricStatus;
