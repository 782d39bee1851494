import type { MetricStatus } from "../../api/autoscaling/metric.ts";
import { type Complaint } from "./combine.ts";
import type { Finding } from "./conditions.ts";
import { type Memory } from "./memory.ts";
import type { Observed, Target } from "./observed.ts";
/** How many pods are wanted, and why. */
export interface Decision {
    /** Nothing where it cannot be told: then everything stays. */
    readonly desiredReplicas?: number;
    /** Why it scales, if it does. */
    readonly reason: string;
    readonly findings: readonly Finding[];
    readonly statuses?: readonly MetricStatus[];
    readonly complaints: readonly Complaint[];
    readonly memory: Partial<Memory>;
}
/** Decides by the bounds where the number of pods is outside of them, else by the metrics. */
export declare function decide(observed: Observed, memory: Memory, target: Target): Decision;
