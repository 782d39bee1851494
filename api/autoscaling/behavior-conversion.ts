/**
 * Behaviours as annotations of autoscaling/v1 hold them: by the member names of upstream's internal
 * type, where nothing is left out.
 */
import { compact, isObject, type Json } from "../json.ts";
import type {
  HorizontalPodAutoscalerBehavior,
  HPAScalingPolicy,
  HPAScalingRules,
} from "./behavior.ts";

export function behaviorToInternal(behavior: HorizontalPodAutoscalerBehavior): object {
  return {
    ScaleUp: rulesToInternal(behavior.scaleUp),
    ScaleDown: rulesToInternal(behavior.scaleDown),
  };
}

function rulesToInternal(rules: HPAScalingRules | undefined): object | null {
  if (rules === undefined) return null;
  const { stabilizationWindowSeconds, selectPolicy, policies, tolerance } = rules;
  return {
    StabilizationWindowSeconds: stabilizationWindowSeconds ?? null,
    SelectPolicy: selectPolicy ?? null,
    Policies:
      policies?.map(({ type, value, periodSeconds }) => ({
        Type: type,
        Value: value,
        PeriodSeconds: periodSeconds,
      })) ?? null,
    Tolerance: tolerance ?? null,
  };
}

/** The behaviour, or `undefined` where what is given is none. */
export function behaviorFromInternal(
  from: Json | undefined,
): HorizontalPodAutoscalerBehavior | undefined {
  if (!isObject(from)) return undefined;
  const scaleUp = rulesFromInternal(from.ScaleUp);
  const scaleDown = rulesFromInternal(from.ScaleDown);
  return scaleUp === undefined && scaleDown === undefined
    ? undefined
    : compact({ scaleUp, scaleDown });
}

function rulesFromInternal(from: Json | undefined): HPAScalingRules | undefined {
  if (!isObject(from)) return undefined;
  const { StabilizationWindowSeconds: seconds, SelectPolicy, Policies, Tolerance } = from;
  return compact({
    stabilizationWindowSeconds: typeof seconds === "number" ? seconds : undefined,
    selectPolicy: typeof SelectPolicy === "string" ? SelectPolicy : undefined,
    policies: Array.isArray(Policies) ? Policies.map(policyFromInternal) : undefined,
    tolerance: typeof Tolerance === "string" ? Tolerance : undefined,
  });
}

function policyFromInternal(from: Json): HPAScalingPolicy {
  const { Type, Value, PeriodSeconds } = isObject(from) ? from : {};
  return {
    type: typeof Type === "string" ? Type : "",
    value: typeof Value === "number" ? Value : 0,
    periodSeconds: typeof PeriodSeconds === "number" ? PeriodSeconds : 0,
  };
}
