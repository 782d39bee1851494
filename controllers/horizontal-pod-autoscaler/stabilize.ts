/** Holds back what would only be taken back. Source: horizontal.go stabilizeRecommendation 1.36. */
import type { HorizontalPodAutoscalerBehavior } from "../../api/autoscaling/behavior.ts";
import type { Recommendation } from "./memory.ts";
import { downscaleStabilizationMs } from "./settings.ts";

export interface Wish {
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly recommendations: readonly Recommendation[];
  readonly nowMs: number;
}

export interface Stabilized {
  readonly replicas: number;
  readonly reason: string;
  readonly message: string;
}

const ready = {
  reason: "ReadyForNewScale",
  message: "recommended size matches current size",
};
const up = {
  reason: "ScaleUpStabilized",
  message:
    "recent recommendations were lower than current one, applying the lowest recent recommendation",
};
const down = {
  reason: "ScaleDownStabilized",
  message:
    "recent recommendations were higher than current one, applying the highest recent " +
    "recommendation",
};

/** Without a behaviour: the most that was asked for in the last five minutes. */
export function stabilize({ desiredReplicas, recommendations, nowMs }: Wish): Stabilized {
  const replicas = recommendations
    .filter(({ timeMs }) => timeMs >= nowMs - downscaleStabilizationMs)
    .reduce((most, each) => Math.max(most, each.replicas), desiredReplicas);
  return { replicas, ...(replicas === desiredReplicas ? ready : down) };
}

/**
 * With one: as little as possible away from the present number, within the least that was asked for
 * in the window of scaling up and the most in that of scaling down.
 */
export function stabilizeBy(
  behavior: HorizontalPodAutoscalerBehavior,
  { currentReplicas, desiredReplicas, recommendations, nowMs }: Wish,
): Stabilized {
  const { scaleUp, scaleDown } = behavior;
  const upMs = (scaleUp?.stabilizationWindowSeconds ?? 0) * 1000;
  const downSeconds = scaleDown?.stabilizationWindowSeconds;
  const downMs = downSeconds === undefined ? downscaleStabilizationMs : downSeconds * 1000;
  let least = desiredReplicas;
  let most = desiredReplicas;
  for (const { replicas, timeMs } of recommendations) {
    if (timeMs > nowMs - upMs) least = Math.min(least, replicas);
    if (timeMs > nowMs - downMs) most = Math.max(most, replicas);
  }
  const replicas = Math.min(Math.max(currentReplicas, least), most);
  if (replicas === desiredReplicas) return { replicas, ...ready };
  return { replicas, ...(desiredReplicas >= currentReplicas ? up : down) };
}
