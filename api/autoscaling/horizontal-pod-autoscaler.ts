import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  int32,
  int64,
  list,
  listOrNull,
  mandatory,
  present,
  ref,
  struct,
  text,
  time,
} from "../schema.ts";
import { HorizontalPodAutoscalerBehavior } from "./behavior.ts";
import { CrossVersionObjectReference } from "./cross-version-reference.ts";
import { autoscalerColumns } from "./horizontal-pod-autoscaler-columns.ts";
import { autoscalerStrategy } from "./horizontal-pod-autoscaler-strategy.ts";
import { MetricSpec, MetricStatus } from "./metric.ts";

const HorizontalPodAutoscalerSpec = struct(
  "autoscaling.v2.HorizontalPodAutoscalerSpec",
  "What is scaled, by what, and how far.",
  {
    scaleTargetRef: mandatory(
      ref("What is scaled, by its scale subresource.", CrossVersionObjectReference),
    ),
    minReplicas: int32("Pods that there are at least.").default(1),
    maxReplicas: mandatory(int32("Pods that there are at most.")),
    metrics: list("What to scale by; the one that asks for the most pods counts.", MetricSpec, {
      type: "atomic",
    }),
    behavior: ref("How fast to scale.", HorizontalPodAutoscalerBehavior),
  },
);
export type HorizontalPodAutoscalerSpec = ObjectOf<typeof HorizontalPodAutoscalerSpec>;

const HorizontalPodAutoscalerCondition = struct(
  "autoscaling.v2.HorizontalPodAutoscalerCondition",
  "One aspect of its state.",
  {
    type: mandatory(text("AbleToScale, ScalingActive or ScalingLimited.")),
    status: mandatory(text("True, False or Unknown.")),
    lastTransitionTime: time("When the status last became another."),
    reason: text("Why it is so, as one word in CamelCase."),
    message: text("Why it is so, for people."),
  },
);
export type HorizontalPodAutoscalerCondition = ObjectOf<typeof HorizontalPodAutoscalerCondition>;

const HorizontalPodAutoscalerStatus = struct(
  "autoscaling.v2.HorizontalPodAutoscalerStatus",
  "What was last seen and decided.",
  {
    observedGeneration: int64("The generation that this status speaks of."),
    lastScaleTime: time("When it last scaled."),
    currentReplicas: int32("Pods that there were."),
    desiredReplicas: mandatory(int32("Pods that it wants.")),
    currentMetrics: listOrNull("What the metrics were.", MetricStatus, { type: "atomic" }),
    conditions: list("Its state, aspect by aspect.", HorizontalPodAutoscalerCondition, {
      merge: "type",
      type: "map",
    }),
  },
);
export type HorizontalPodAutoscalerStatus = ObjectOf<typeof HorizontalPodAutoscalerStatus>;

const schema = struct(
  "autoscaling.v2.HorizontalPodAutoscaler",
  "Keeps the number of pods such that metrics are what they should be.",
  {
    ...objectFields,
    spec: mandatory(ref("What is scaled, by what, and how far.", HorizontalPodAutoscalerSpec)),
    status: present(ref("What was last seen and decided.", HorizontalPodAutoscalerStatus)),
  },
);

export type HorizontalPodAutoscaler = ObjectOf<typeof schema>;

/**
 * Keeps the number of pods such that metrics are what they should be; autoscaling/v1 is another
 * view of it. Source: autoscaling/v2 HorizontalPodAutoscaler 1.36.
 */
export const HorizontalPodAutoscaler = defineResource("autoscaling/v2", schema, {
  kind: "HorizontalPodAutoscaler",
  plural: "horizontalpodautoscalers",
  shortNames: ["hpa"],
  categories: ["all"],
  namespaced: true,
  hasStatus: true,
  strategy: autoscalerStrategy,
  columns: autoscalerColumns,
});
