import type { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import { compact } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";

export type Condition = NonNullable<HorizontalPodAutoscaler["status"]["conditions"]>[number];

/** What is to be said of one aspect. */
export interface Finding {
  readonly type: "AbleToScale" | "ScalingActive" | "ScalingLimited";
  readonly status: "True" | "False";
  readonly reason: string;
  readonly message: string;
}

/** The conditions with new findings; the time is that of the last change of a status. */
export function withFindings(
  conditions: readonly Condition[],
  findings: readonly Finding[],
  nowMs: number,
): readonly Condition[] {
  let result = conditions;
  for (const { type, status, reason, message } of findings) {
    const old = result.find((each) => each.type === type);
    const lastTransitionTime = old?.status === status ? old.lastTransitionTime : formatTime(nowMs);
    const made = compact({ type, status, lastTransitionTime, reason, message });
    result =
      old === undefined ? [...result, made] : result.map((each) => (each === old ? made : each));
  }
  return result;
}
