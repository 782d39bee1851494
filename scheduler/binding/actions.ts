/** The writes of the scheduler, as data. Messages are kube-scheduler's. Source: 1.36. */
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import {
  type DeleteAction,
  type EventNote,
  type PatchAction,
  patchStatus,
  remove,
  type SubresourceAction,
  untyped,
} from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import { truncateNote } from "../decision/explain.ts";

/** The event about an attempt that did not place a pod. */
export const scheduling = (pod: Pod, message: string): EventNote => ({
  regarding: pod,
  type: "Warning",
  reason: "FailedScheduling",
  message: truncateNote(message),
});

/** The event about a pod whose turn comes when it is being deleted. */
export const skipping = (pod: Pod): EventNote =>
  scheduling(pod, `skip schedule deleting pod: ${keyOf(pod)}`);

/** The event about a pod whose devices are yet to be made ready. */
export const awaitingDevices = (pod: Pod, node: string): EventNote => ({
  regarding: pod,
  type: "Normal",
  reason: "BindingConditionsPending",
  message: `waiting for binding conditions for device on node ${node}`,
});

/** The event about a pod that was bound. */
export const scheduled = (pod: Pod, node: string): EventNote => ({
  regarding: pod,
  type: "Normal",
  reason: "Scheduled",
  message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node}`,
});

/** Posts a pod's binding to a node. */
export function bindPod(pod: Pod, nodeName: string): SubresourceAction {
  const { namespace, name = "" } = pod.metadata;
  return {
    do: "post",
    resource: untyped(Pod),
    namespace,
    name,
    subresource: "binding",
    body: binding(pod, nodeName),
  };
}

/** The uid keeps a pod of the same name, made since, from being bound in its place. */
function binding({ metadata: { namespace, name, uid } }: Pod, nodeName: string): KubeObject {
  const body = {
    apiVersion: "v1",
    kind: "Binding",
    metadata: { namespace, name, uid },
    target: { apiVersion: "v1", kind: "Node", name: nodeName },
  };
  return body;
}

/** Says of a pod that it has to leave for a more important one. Source: PreemptPod 1.36. */
export function tellVictim(victim: Pod, preemptor: Pod, nowMs: number): PatchAction {
  const { generation } = victim.metadata;
  const type = "DisruptionTarget";
  const known = victim.status.conditions?.find((condition) => condition.type === type);
  const condition = {
    type,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: known?.status === "True" ? known.lastTransitionTime : formatTime(nowMs),
    reason: "PreemptionByScheduler",
    message: `${preemptor.spec.schedulerName}: preempting to accommodate a higher priority pod`,
  };
  return patchStatus(Pod, victim, { conditions: [condition] });
}

/** Deletes that pod; it has the time that it always has to end. */
export const endVictim = (victim: Pod, preemptor: Pod, node: string): DeleteAction =>
  remove(Pod, victim, { succeeded: preempted(victim, preemptor, node) });

/** The event about a pod that had to leave, or was not bound, for a more important one. */
export function preempted(
  victim: Pod,
  preemptor: Pod,
  node: string,
  where?: "in memory",
): EventNote {
  const message = `Preempted by pod ${preemptor.metadata.uid} on node ${node}`;
  return {
    regarding: victim,
    type: "Normal",
    reason: "Preempted",
    message: where === undefined ? message : `${message} (in kube-scheduler memory).`,
  };
}

/** The pod waits for no node any more. */
export const clearNomination = (pod: Pod): PatchAction =>
  patchStatus(Pod, pod, { nominatedNodeName: null });

interface Unscheduled {
  /** `Unschedulable` unless told otherwise. */
  readonly reason?: "Unschedulable" | "SchedulerError";
  readonly message: string;
  readonly nowMs: number;
  /** The node to wait for from now on; empty: none; absent: as before. */
  readonly nominatedNode?: string | undefined;
}

/** Says why a pod has no node and which it waits for, or `undefined` where that is known. */
export function markUnschedulable(
  pod: Pod,
  { reason = "Unschedulable", message, nowMs, nominatedNode }: Unscheduled,
): PatchAction | undefined {
  const { generation } = pod.metadata;
  const type = "PodScheduled";
  const known = pod.status.conditions?.find((condition) => condition.type === type);
  const isFalse = known?.status === "False";
  const same = isFalse && known.reason === reason && known.message === message;
  const isNominated = nominatedNode !== undefined;
  if (same && known.observedGeneration === generation && !isNominated) return undefined;
  const condition = {
    type,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    status: "False",
    lastProbeTime: null,
    lastTransitionTime: isFalse ? known.lastTransitionTime : formatTime(nowMs),
    reason,
    message,
  };
  const nominatedNodeName = nominatedNode === "" ? null : nominatedNode;
  return patchStatus(Pod, pod, {
    conditions: [condition],
    ...(isNominated && { nominatedNodeName }),
  });
}
