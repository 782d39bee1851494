/** Bounds how far is scaled at once. Source: horizontal.go convertDesiredReplicas… 1.36. */
import type { HorizontalPodAutoscalerBehavior, HPAScalingRules } from "../../api/autoscaling/behavior.ts";
import { type Events } from "./memory.ts";
export interface Bounds {
    readonly currentReplicas: number;
    readonly minReplicas: number;
    readonly maxReplicas: number;
}
export interface Limited {
    readonly replicas: number;
    readonly reason: string;
    readonly message: string;
}
/** Without a behaviour: at most twice as many pods at once, or four. */
export declare function limit(desiredReplicas: number, bounds: Bounds): Limited;
/** What the limits of a behaviour are reckoned from. */
export type Past = Events & {
    readonly nowMs: number;
};
/** With one: as its policies have it. */
export declare function limitBy(behavior: HorizontalPodAutoscalerBehavior, desiredReplicas: number, { currentReplicas, minReplicas, maxReplicas }: Bounds, past: Past): Limited;
/** How many pods there may be at most, as the policies for scaling up have it. */
export declare function mostAllowed(rules: HPAScalingRules, current: number, past: Past): number;
/** How few pods there may be, as the policies for scaling down have it. */
export declare function leastAllowed(rules: HPAScalingRules, current: number, past: Past): number;
