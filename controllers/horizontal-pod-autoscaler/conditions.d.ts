import type { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
export type Condition = NonNullable<HorizontalPodAutoscaler["status"]["conditions"]>[number];
/** What is to be said of one aspect. */
export interface Finding {
    readonly type: "AbleToScale" | "ScalingActive" | "ScalingLimited";
    readonly status: "True" | "False";
    readonly reason: string;
    readonly message: string;
}
/** The conditions with new findings; the time is that of the last change of a status. */
export declare function withFindings(conditions: readonly Condition[], findings: readonly Finding[], nowMs: number): readonly Condition[];
