/** How a kubelet evicts a pod of its node. Source: kubelet 1.36, pkg/kubelet/eviction. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Action } from "../../client/action.ts";
import { recordNote } from "../events.ts";
import { note } from "../observed.ts";

/** `evictionMonitoringPeriod`: so often a kubelet looks. */
export const monitoringPeriodMs = 10_000;
/** `immediateEvictionGracePeriodSeconds`. */
export const hardGraceMs = 1_000;

/** What is told before the pod is stopped. */
export const evicting = (pod: Pod, message: string): readonly Action[] => [
  recordNote(pod, note.warning("Evicted", message)),
];
