import type { MetricStatus } from "../../api/autoscaling/metric.ts";
import type { Finding } from "./conditions.ts";
import type { Observed, Target } from "./observed.ts";
/** A warning about the autoscaler. */
export interface Complaint {
    readonly reason: string;
    readonly message: string;
}
export interface Combined {
    /** Nothing where it cannot be told. */
    readonly proposal?: {
        readonly replicas: number;
        readonly metric: string;
    };
    readonly finding: Finding;
    readonly statuses?: readonly MetricStatus[];
    readonly complaints: readonly Complaint[];
}
/** How many pods the metrics ask for: as many as the one that asks for the most. */
export declare function combine(observed: Observed, { scale }: Target): Combined;
