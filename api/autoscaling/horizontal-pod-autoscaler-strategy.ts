import { withMembers } from "../json.ts";
import { changeMetadata } from "../meta/change-metadata.ts";
import type { ObjectMeta, Strategy } from "../resource.ts";
import { defaultBehavior } from "./behavior.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
import {
  validateAutoscaler,
  validateAutoscalerStatus,
  validateAutoscalerUpdate,
} from "./horizontal-pod-autoscaler-validate.ts";
import type { MetricSpec } from "./metric.ts";

/** What autoscaling/v1 has no fields for; version 2 has, and drops these. */
export const roundTripAnnotations = {
  metrics: "autoscaling.alpha.kubernetes.io/metrics",
  behavior: "autoscaling.alpha.kubernetes.io/behavior",
  currentMetrics: "autoscaling.alpha.kubernetes.io/current-metrics",
  conditions: "autoscaling.alpha.kubernetes.io/conditions",
} as const;

/** What is scaled by where nothing is said. Source: autoscaling DefaultCPUUtilization. */
const defaultMetrics: readonly MetricSpec[] = [
  {
    type: "Resource",
    resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
  },
];

/** Source: pkg/registry/autoscaling/horizontalpodautoscaler 1.36. */
export const autoscalerStrategy: Strategy<HorizontalPodAutoscaler> = {
  defaults: defaultAutoscaler,
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validateCreate: (object) => validateAutoscaler(object),
  validateUpdate: validateAutoscalerUpdate,
  validateStatusUpdate: validateAutoscalerStatus,
};

/** Source: pkg/apis/autoscaling/v2 SetDefaults_HorizontalPodAutoscaler 1.36. */
export function defaultAutoscaler(object: HorizontalPodAutoscaler): HorizontalPodAutoscaler {
  const { metrics = [], behavior } = object.spec;
  return withMembers(object, {
    metadata: withoutAnnotations(object.metadata, Object.values(roundTripAnnotations)),
    spec: withMembers(object.spec, {
      metrics: metrics.length === 0 ? defaultMetrics : metrics,
      ...(behavior && { behavior: defaultBehavior(behavior) }),
    }),
  });
}

/** Metadata without the annotations of these names. */
export function withoutAnnotations(metadata: ObjectMeta, names: readonly string[]): ObjectMeta {
  const { annotations = {} } = metadata;
  if (!names.some((name) => Object.hasOwn(annotations, name))) return metadata;
  const kept = Object.entries(annotations).filter(([name]) => !names.includes(name));
  return changeMetadata(metadata, {
    annotations: kept.length === 0 ? undefined : Object.fromEntries(kept),
  });
}
