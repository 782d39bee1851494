import type { ResourceDefinition } from "../api/resource.ts";
import type { AggregatedApi } from "../apiserver/aggregated.ts";
import type { Reader } from "./reader.ts";
/** On any object: how much it has of the metric whose name is appended. */
export declare const metricAnnotation = "sim.kubesim.dev/metric.";
/** On a ConfigMap: its data are external metrics, with its other labels. */
export declare const externalLabel = "sim.kubesim.dev/external-metrics";
/** The APIs of metrics that are neither CPU nor memory. */
export declare function metricsAdapter(reader: Reader, definitions: readonly ResourceDefinition[]): readonly AggregatedApi[];
