/** How fast a HorizontalPodAutoscaler may scale. Source: autoscaling/v2 1.36. */
import { withMembers } from "../json.ts";
import type { ObjectOf } from "../resource.ts";
import { int32, list, mandatory, quantity, ref, struct, text } from "../schema.ts";

const HPAScalingPolicy = struct("autoscaling.v2.HPAScalingPolicy", "A limit of one kind.", {
  type: mandatory(text("Pods or Percent.")),
  value: mandatory(int32("So many pods, or percent of them, may change in a period.")),
  periodSeconds: mandatory(int32("Length of the period: 1800 at most.")),
});
export type HPAScalingPolicy = ObjectOf<typeof HPAScalingPolicy>;

const HPAScalingRules = struct(
  "autoscaling.v2.HPAScalingRules",
  "How fast, and how readily, to scale in one direction.",
  {
    stabilizationWindowSeconds: int32("So long past recommendations count: 3600 at most."),
    selectPolicy: text("Which policy counts: Max, the default, Min, or Disabled for none."),
    policies: list("Limits, of which selectPolicy picks one.", HPAScalingPolicy, {
      type: "atomic",
    }),
    tolerance: quantity("How far the metric may be off before anything is done: 0.1 by default."),
  },
);
export type HPAScalingRules = ObjectOf<typeof HPAScalingRules>;

export const HorizontalPodAutoscalerBehavior = struct(
  "autoscaling.v2.HorizontalPodAutoscalerBehavior",
  "How fast to scale, in each direction.",
  {
    scaleUp: ref("How to scale up.", HPAScalingRules),
    scaleDown: ref("How to scale down.", HPAScalingRules),
  },
);
export type HorizontalPodAutoscalerBehavior = ObjectOf<typeof HorizontalPodAutoscalerBehavior>;

/** By default four pods or as many as there are come in 15 seconds, whichever is more. */
const scaleUpDefault: HPAScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: "Max",
  policies: [
    { type: "Pods", value: 4, periodSeconds: 15 },
    { type: "Percent", value: 100, periodSeconds: 15 },
  ],
};

/** By default all may go at once; how long is waited is left to the controller. */
const scaleDownDefault: HPAScalingRules = {
  selectPolicy: "Max",
  policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
};

/** Fills in both directions. Source: SetDefaults_HorizontalPodAutoscalerBehavior 1.36. */
export function defaultBehavior(
  behavior: HorizontalPodAutoscalerBehavior,
): HorizontalPodAutoscalerBehavior {
  return withMembers(behavior, {
    scaleUp: filled(behavior.scaleUp, scaleUpDefault),
    scaleDown: filled(behavior.scaleDown, scaleDownDefault),
  });
}

function filled(rules: HPAScalingRules = {}, fallback: HPAScalingRules): HPAScalingRules {
  const missing = Object.keys(fallback).some((name) => !Object.hasOwn(rules, name));
  return missing ? { ...fallback, ...rules } : rules;
}
