/** How a kubelet evicts a pod of its node. Source: kubelet 1.36, pkg/kubelet/eviction. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Action } from "../../client/action.ts";
/** `evictionMonitoringPeriod`: so often a kubelet looks. */
export declare const monitoringPeriodMs = 10000;
/** `immediateEvictionGracePeriodSeconds`. */
export declare const hardGraceMs = 1000;
/** What is told before the pod is stopped. */
export declare const evicting: (pod: Pod, message: string) => readonly Action[];
