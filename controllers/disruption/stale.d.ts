import { Pod } from "../../api/core/pod/pod.ts";
import { type Plan } from "../../client/controller.ts";
/**
 * Takes back that a pod is about to be disrupted, where nobody has done so.
 * Source: pkg/controller/disruption syncStalePodDisruption 1.36.
 */
export declare function planStaleDisruption(pod: Pod, nowMs: number): Plan;
