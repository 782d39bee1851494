import { type FieldError, invalid, notSupported, required } from "../field-error.ts";
import { canonicalQuantity, compareQuantities } from "../quantity.ts";
import type {
  HorizontalPodAutoscalerBehavior,
  HPAScalingPolicy,
  HPAScalingRules,
} from "./behavior.ts";

/** The longest that may be looked back, in seconds. */
const maxSeconds = { period: 1800, stabilizationWindow: 3600 } as const;

/** Source: pkg/apis/autoscaling/validation validateBehavior 1.36. */
export function validateBehavior(
  { scaleUp, scaleDown }: HorizontalPodAutoscalerBehavior,
  path: string,
): FieldError[] {
  return [
    ...validateRules(scaleUp, `${path}.scaleUp`),
    ...validateRules(scaleDown, `${path}.scaleDown`),
  ];
}

function validateRules(rules: HPAScalingRules | undefined, path: string): FieldError[] {
  if (rules === undefined) return [];
  const { selectPolicy, policies = [], tolerance } = rules;
  const errors = validateWindow(rules.stabilizationWindowSeconds, path);
  if (selectPolicy !== undefined && !["Disabled", "Max", "Min"].includes(selectPolicy)) {
    errors.push(notSupported(`${path}.selectPolicy`, selectPolicy, ["Disabled", "Max", "Min"]));
  }
  if (policies.length === 0) {
    errors.push(required(`${path}.policies`, "must specify at least one Policy"));
  }
  policies.forEach((policy, index) => {
    errors.push(...validatePolicy(policy, `${path}.policies[${index}]`));
  });
  if (tolerance !== undefined && compareQuantities(tolerance, "0") < 0) {
    const rule = "must be greater than or equal to 0";
    errors.push(invalid(`${path}.tolerance`, canonicalQuantity(tolerance), rule));
  }
  return errors;
}

function validateWindow(seconds: number | undefined, path: string): FieldError[] {
  const at = `${path}.stabilizationWindowSeconds`;
  if (seconds === undefined) return [];
  if (seconds < 0) return [invalid(at, seconds, "must be greater than or equal to zero")];
  const max = maxSeconds.stabilizationWindow;
  return seconds > max ? [invalid(at, seconds, `must be less than or equal to ${max}`)] : [];
}

function validatePolicy(policy: HPAScalingPolicy, path: string): FieldError[] {
  const { type, value, periodSeconds } = policy;
  const errors: FieldError[] = [];
  const rule = "must be greater than zero";
  if (type !== "Pods" && type !== "Percent") {
    errors.push(notSupported(`${path}.type`, type, ["Percent", "Pods"]));
  }
  if (value <= 0) errors.push(invalid(`${path}.value`, value, rule));
  if (periodSeconds <= 0) errors.push(invalid(`${path}.periodSeconds`, periodSeconds, rule));
  if (periodSeconds > maxSeconds.period) {
    const longest = `must be less than or equal to ${maxSeconds.period}`;
    errors.push(invalid(`${path}.periodSeconds`, periodSeconds, longest));
  }
  return errors;
}
