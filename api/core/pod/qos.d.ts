import type { PodSpec } from "./spec.ts";
/** Who is evicted first when a node runs short. */
export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";
/**
 * The quality of service that a pod's CPU and memory give it: Guaranteed where every container has
 * limits for both that equal its requests, BestEffort where nothing is asked for.
 * Resources of the pod as a whole count instead of those of containers.
 * Source: pkg/apis/core/helper/qos 1.36.
 */
export declare function qosClass(spec: PodSpec): QosClass;
