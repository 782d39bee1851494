import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, patchStatus, remove } from "../../client/action.ts";
import { disruptionTarget } from "../disruption-target.ts";

/** `--terminated-pod-gc-threshold` */
export const terminatedMax = 12_500;

const nodeGone = { reason: "DeletionByPodGC", message: "PodGC: node no longer exists" };

/** Ends the pods of a node that is no more: no kubelet will say what became of them. */
export function planOrphans(pods: readonly Pod[], nowMs: number): readonly Action[] {
  return pods.flatMap((pod) => {
    const condition = disruptionTarget(pod, nodeGone, nowMs);
    return end(pod, condition === undefined ? {} : { conditions: [condition] });
  });
}

/** Ends pods that are being deleted, where no kubelet can end them. */
export function planStranded(pods: readonly Pod[]): readonly Action[] {
  return pods
    .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
    .flatMap((pod) => end(pod, {}));
}

/** Deletes the oldest of the finished pods, the evicted ones first, down to so many. */
export function planTerminated(pods: readonly Pod[], max = terminatedMax): readonly Action[] {
  if (pods.length <= max) return [];
  return [...pods]
    .sort(byEvictionAndAge)
    .slice(0, pods.length - max)
    .flatMap((pod) => end(pod, {}));
}

/** Calls a pod failed, unless it is finished, and deletes it at once. */
function end(pod: Pod, status: object): readonly Action[] {
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  const isEnding = deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0;
  return [
    ...(hasEnded(pod) ? [] : [patchStatus(Pod, pod, { ...status, phase: "Failed" })]),
    // Only finalizers hold a pod whose time is over; deleting it again does nothing.
    ...(isEnding ? [] : [remove(Pod, pod, { gracePeriodSeconds: 0 })]),
  ];
}

function byEvictionAndAge(left: Pod, right: Pod): number {
  const [leftEvicted, rightEvicted] = [isEvicted(left), isEvicted(right)];
  if (leftEvicted !== rightEvicted) return leftEvicted ? -1 : 1;
  const age = createdMs(left) - createdMs(right);
  if (age !== 0) return age;
  return nameOf(left) < nameOf(right) ? -1 : 1;
}

const isEvicted = ({ status }: Pod) => status.phase === "Failed" && status.reason === "Evicted";
const createdMs = ({ metadata }: Pod) => parseTime(metadata.creationTimestamp) ?? 0;
const nameOf = ({ metadata: { name, namespace } }: Pod) => `${name}/${namespace}`;
