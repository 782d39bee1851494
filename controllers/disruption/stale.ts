import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { patchStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { podCondition } from "../pod-state.ts";

/** How long a pod that is to be disrupted may stay before that is taken back. */
const staleAfterMs = 2 * 60_000;

/**
 * Takes back that a pod is about to be disrupted, where nobody has done so.
 * Source: pkg/controller/disruption syncStalePodDisruption 1.36.
 */
export function planStaleDisruption(pod: Pod, nowMs: number): Plan {
  const target = podCondition(pod, "DisruptionTarget");
  if (target?.status !== "True" || pod.metadata.deletionTimestamp !== undefined) return nothing;
  // A kubelet takes its time, and what has ended is not taken back.
  if (target.reason === "TerminationByKubelet" || hasEnded(pod)) return nothing;
  const sinceMs = parseTime(target.lastTransitionTime ?? undefined) ?? nowMs;
  const leftMs = sinceMs + staleAfterMs - nowMs;
  if (leftMs > 0) return { actions: [], requeueAfterMs: leftMs };
  const { generation } = pod.metadata;
  const condition = {
    type: "DisruptionTarget",
    status: "False",
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    lastTransitionTime: formatTime(nowMs),
    reason: null,
    message: null,
  };
  return { actions: [patchStatus(Pod, pod, { conditions: [condition] })] };
}
