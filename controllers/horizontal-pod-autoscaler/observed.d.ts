import type { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import type { Scale } from "../../api/autoscaling/scale.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import type { Memory } from "./memory.ts";
import type { Metrics } from "./metrics.ts";
/** All that the plan of an autoscaler depends on. What takes time is read when it is needed. */
export interface Observed {
    readonly autoscaler: HorizontalPodAutoscaler;
    readonly nowMs: number;
    /** What the last plan left; nothing for a new autoscaler, or after a restart. */
    readonly memory: Memory | undefined;
    /** Why the last plan stopped, if it did. */
    readonly failure: string | undefined;
    /** What it scales, or why that cannot be had. */
    readonly target: () => Target | string;
    /** The pods that the selector of the target picks, as the metrics of pods do. */
    readonly pods: (selector: string) => readonly Pod[];
    /** The autoscalers of the namespace whose targets have any of these pods, as `default/web`. */
    readonly controlling: (pods: readonly Pod[]) => readonly string[];
    readonly metrics: (selector: string) => Metrics;
}
/** A thing that can be scaled. */
export interface Target {
    readonly resource: ResourceDefinition;
    readonly scale: Scale;
}
