/** What the Job controller asks of a pod. Source: pkg/controller/job 1.36. */
import type { Job } from "../../api/batch/job.ts";
import {
  completionIndexKey,
  indexFailureCountKey,
  indexIgnoredFailureCountKey,
  jobTrackingFinalizer,
} from "../../api/batch/job-labels.ts";
import { isIndexed } from "../../api/batch/job-spec.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { podCondition } from "../pod-state.ts";

/** Whether the pod has yet to be counted. */
export const isTracked = ({ metadata }: Pod): boolean =>
  metadata.finalizers?.includes(jobTrackingFinalizer) === true;

/** Whether a terminating pod is waited for before it counts as failed and is replaced. */
export const replacesFailedOnly = ({ spec }: Job): boolean =>
  spec.podReplacementPolicy === "Failed";

/** Failed, or on its way out without a chance to end by itself. */
export function isFailed({ metadata, status }: Pod, job: Job): boolean {
  if (status.phase === "Failed") return true;
  if (replacesFailedOnly(job)) return false;
  return metadata.deletionTimestamp !== undefined && status.phase !== "Succeeded";
}

/** The completion index of the pod, or `undefined` where it has none that counts. */
export function indexOf({ metadata }: Pod, { spec }: Job): number | undefined {
  const text = metadata.annotations?.[completionIndexKey];
  if (text === undefined || !/^[0-9]+$/.test(text)) return undefined;
  const index = Number(text);
  return index < (spec.completions ?? 0) ? index : undefined;
}

/** Whether the pod can count for the Job: in an Indexed one it needs an index. */
export const isValid = (pod: Pod, job: Job): boolean =>
  !isIndexed(job.spec) || indexOf(pod, job) !== undefined;

/** Failures of the index before this pod, those that a policy ignores told apart. */
export function failuresBefore({ metadata: { annotations = {} } }: Pod) {
  const read = (key: string) => {
    const count = Number.parseInt(annotations[key] ?? "", 10);
    return count > 0 ? count : 0;
  };
  return { counted: read(indexFailureCountKey), ignored: read(indexIgnoredFailureCountKey) };
}

/** When the pod ended: when its last container did, or else as near to that as can be told. */
export function finishedMs(pod: Pod): number {
  const { metadata, status } = pod;
  const ends = (status.containerStatuses ?? []).map(({ state }) =>
    parseTime(state.terminated?.finishedAt),
  );
  if (ends.length > 0 && ends.every((end) => end !== undefined)) return Math.max(...ends);
  const ready = podCondition(pod, "Ready");
  const unreadyMs = ready?.status === "False" ? parseTime(ready.lastTransitionTime) : undefined;
  if (unreadyMs !== undefined) return unreadyMs;
  const deletedMs = parseTime(metadata.deletionTimestamp);
  const graceMs = (metadata.deletionGracePeriodSeconds ?? 0) * 1000;
  return deletedMs === undefined
    ? (parseTime(metadata.creationTimestamp) ?? 0)
    : deletedMs - graceMs;
}
