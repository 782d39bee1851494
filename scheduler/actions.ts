/** The writes of the scheduler, as data. Messages are kube-scheduler's. Source: 1.36. */
import { Pod } from "../api/core/pod/pod.ts";
import type { KubeObject } from "../api/resource.ts";
import { formatTime } from "../api/runtime.ts";
import {
  type EventNote,
  type PatchAction,
  type SubresourceAction,
  untyped,
} from "../client/action.ts";
import { truncateNote } from "./explain.ts";

/** The event about an attempt that did not place a pod. */
export const scheduling = (pod: Pod, message: string): EventNote => ({
  regarding: pod,
  type: "Warning",
  reason: "FailedScheduling",
  message: truncateNote(message),
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

interface Unscheduled {
  readonly reason: "Unschedulable" | "SchedulerError";
  readonly message: string;
  readonly nowMs: number;
}

/** Sets the condition PodScheduled to False, or `undefined` where it says so already. */
export function markUnschedulable(
  pod: Pod,
  { reason, message, nowMs }: Unscheduled,
): PatchAction | undefined {
  const { namespace, name = "", generation } = pod.metadata;
  const type = "PodScheduled";
  const known = pod.status.conditions?.find((condition) => condition.type === type);
  const isFalse = known?.status === "False";
  const same = isFalse && known.reason === reason && known.message === message;
  if (same && known.observedGeneration === generation) return undefined;
  const condition = {
    type,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    status: "False",
    lastProbeTime: null,
    lastTransitionTime: isFalse ? known.lastTransitionTime : formatTime(nowMs),
    reason,
    message,
  };
  return {
    do: "patch",
    resource: untyped(Pod),
    namespace,
    name,
    patchType: "strategic",
    patch: { status: { conditions: [condition] } },
    subresource: "status",
  };
}
