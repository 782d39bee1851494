/** Holds back what would only be taken back. Source: horizontal.go stabilizeRecommendation 1.36. */
import type { HorizontalPodAutoscalerBehavior } from "../../api/autoscaling/behavior.ts";
import type { Recommendation } from "./memory.ts";
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
/** Without a behaviour: the most that was asked for in the last five minutes. */
export declare function stabilize({ desiredReplicas, recommendations, nowMs }: Wish): Stabilized;
/**
 * With one: as little as possible away from the present number, within the least that was asked for
 * in the window of scaling up and the most in that of scaling down.
 */
export declare function stabilizeBy(behavior: HorizontalPodAutoscalerBehavior, { currentReplicas, desiredReplicas, recommendations, nowMs }: Wish): Stabilized;
