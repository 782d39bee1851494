import { equalJson } from "../api/json.ts";
import type { Pod } from "./framework/framework.ts";
import { asksForLess } from "./queue/target-pod-changes.ts";
import { podRequests } from "./resources/pod-requests.ts";

/** True once the pod is bound to a node. */
export const hasNode = ({ spec }: Pod): boolean =>
  spec.nodeName !== undefined && spec.nodeName !== "";

/** True where a pod with a node came to mean something else to pods that wait. */
export const matters = (before: Pod, after: Pod): boolean =>
  !equalJson(before.metadata.labels, after.metadata.labels) || asksForLess(before, after);

/** True where one version of a pod on a node is to plugins what the other is. */
export const countsTheSame = (left: Pod, right: Pod): boolean =>
  podRequests(left) === podRequests(right) &&
  left.spec.priority === right.spec.priority &&
  isLeaving(left) === isLeaving(right) &&
  left.status.startTime === right.status.startTime &&
  equalJson(left.metadata.labels, right.metadata.labels);

/** Pods that are being deleted still take their room, but are not spread over. */
export const isLeaving = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined;
