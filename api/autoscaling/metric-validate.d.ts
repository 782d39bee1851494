import { type FieldError } from "../field-error.ts";
import { type VersionRule } from "./cross-version-reference.ts";
import type { MetricSpec } from "./metric.ts";
/** Source: pkg/apis/autoscaling/validation validateMetricSpec 1.36. */
export declare function validateMetric(spec: MetricSpec, path: string, rule: VersionRule): FieldError[];
