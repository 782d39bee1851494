/** How controllers say that they are about to end a pod. Source: pkg/util/pod 1.36. */
import type { Pod } from "../api/core/pod/pod.ts";
import { formatTime } from "../api/runtime.ts";
import { podCondition } from "./pod-state.ts";

export interface Disruption {
  readonly reason: string;
  readonly message: string;
}

/** The condition that tells of a disruption, or `undefined` where the pod has it already. */
export function disruptionTarget(pod: Pod, { reason, message }: Disruption, nowMs: number) {
  const type = "DisruptionTarget";
  const old = podCondition(pod, type);
  if (old?.status === "True" && old.reason === reason && old.message === message) return undefined;
  const { generation } = pod.metadata;
  return {
    type,
    status: "True",
    reason,
    message,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    lastTransitionTime: old?.status === "True" ? old.lastTransitionTime : formatTime(nowMs),
  };
}
