import { Node } from "../../api/core/node/node.ts";
import type { Taint } from "../../api/core/node/spec.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { type Action, patchStatus, record, remove, update } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { disruptionTarget } from "../disruption-target.ts";
import { podCondition } from "../pod-state.ts";
import { bears, noExecute } from "../taints.ts";

/** All that the evictions from one node depend on. */
export interface Observed {
  readonly node: Node;
  /** The pods bound to the node. */
  readonly pods: readonly Pod[];
  readonly nowMs: number;
}

const disruption = {
  reason: "DeletionByTaintManager",
  message: "Taint manager: deleting due to NoExecute taint",
};

/**
 * Evicts the pods that do not bear the NoExecute taints of their node, or not any longer. A taint
 * that does not say since when it is there is dated first, for there is no other memory of it.
 * Source: pkg/controller/tainteviction 1.36.
 */
export function planEvictions({ node, pods, nowMs }: Observed): Plan {
  const taints = noExecute(node.spec.taints);
  if (taints.length === 0) return nothing;
  const staying = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const borne = staying.map((pod) => ({ pod, seconds: toleratedSeconds(pod, taints) }));
  const isTimed = borne.some(({ seconds }) => seconds > 0 && Number.isFinite(seconds));
  if (isTimed && taints.some(({ timeAdded }) => timeAdded === undefined)) {
    return { actions: [dateTaints(node, nowMs)] };
  }
  const addedMs = Math.min(...taints.map(({ timeAdded }) => parseTime(timeAdded) ?? nowMs));
  const actions: Action[] = [];
  let nextMs = Number.POSITIVE_INFINITY;
  for (const { pod, seconds } of borne) {
    const dueMs = seconds === 0 ? nowMs : Math.max(addedMs, boundMs(pod)) + seconds * 1000;
    if (dueMs <= nowMs) actions.push(...evict(pod, nowMs));
    else nextMs = Math.min(nextMs, dueMs);
  }
  return Number.isFinite(nextMs) ? { actions, requeueAfterMs: nextMs - nowMs } : { actions };
}

/** For how long the pod bears all of the taints: 0 where it does not, `Infinity` for ever. */
export function toleratedSeconds({ spec }: Pod, taints: readonly Taint[]): number {
  const { tolerations = [] } = spec;
  const used = taints.map((taint) => tolerations.find((each) => bears(each, taint)));
  return used.reduce(
    (least, each) =>
      each === undefined
        ? 0
        : Math.min(least, Math.max(0, each.tolerationSeconds ?? Number.POSITIVE_INFINITY)),
    Number.POSITIVE_INFINITY,
  );
}

/** When the pod came to the node. */
function boundMs(pod: Pod): number {
  const { lastTransitionTime } = podCondition(pod, "PodScheduled") ?? {};
  return parseTime(lastTransitionTime ?? pod.metadata.creationTimestamp) ?? 0;
}

function evict(pod: Pod, nowMs: number): readonly Action[] {
  const condition = disruptionTarget(pod, disruption, nowMs);
  return [
    tell(pod, "Marking for deletion"),
    ...(condition === undefined ? [] : [patchStatus(Pod, pod, { conditions: [condition] })]),
    remove(Pod, pod),
  ];
}

/** Tells of the pods that had been going to be evicted for taints that are gone. */
export function planCancellations(
  pods: readonly Pod[],
  taints: readonly Taint[],
): readonly Action[] {
  return pods
    .filter((pod) => {
      const seconds = toleratedSeconds(pod, taints);
      const isTimed = seconds > 0 && Number.isFinite(seconds);
      return isTimed && pod.metadata.deletionTimestamp === undefined;
    })
    .map((pod) => tell(pod, "Cancelling deletion of"));
}

function tell({ apiVersion, kind, metadata }: Pod, what: string): Action {
  const { namespace, name } = metadata;
  const message = `${what} Pod ${namespace}/${name}`;
  // The pod is named without its uid, as Kubernetes does here.
  const regarding = { apiVersion, kind, metadata: { namespace, name } };
  return record({ regarding, type: "Normal", reason: "TaintManagerEviction", message });
}

function dateTaints(node: Node, nowMs: number): Action {
  const taints = node.spec.taints?.map((taint) =>
    taint.effect === "NoExecute" && taint.timeAdded === undefined
      ? { ...taint, timeAdded: formatTime(nowMs) }
      : taint,
  );
  return update(Node, { ...node, spec: { ...node.spec, taints } });
}
