import type { ObjectOf } from "../resource.ts";
import {
  int32,
  list,
  mandatory,
  ref,
  struct,
  text,
  textItem,
  time,
  timeOrNull,
} from "../schema.ts";

/** One aspect of the state of a Job. Source: batch/v1 JobCondition 1.36. */
export const JobCondition = struct("batch.v1.JobCondition", "One aspect of the state of a Job.", {
  type: mandatory(text("SuccessCriteriaMet, Complete, FailureTarget, Failed or Suspended.")),
  status: mandatory(text("Whether it holds: True, False or Unknown.")),
  lastProbeTime: timeOrNull("When it was last judged."),
  lastTransitionTime: timeOrNull("When the status last changed."),
  reason: text("Why it last changed, as one word in CamelCase."),
  message: text("Why it last changed, for people."),
});
export type JobCondition = ObjectOf<typeof JobCondition>;

const UncountedTerminatedPods = struct(
  "batch.v1.UncountedTerminatedPods",
  "Pods that have ended and are about to be counted: the finalizer still holds them.",
  {
    succeeded: list("Uids of pods that succeeded.", textItem, { type: "set" }),
    failed: list("Uids of pods that failed.", textItem, { type: "set" }),
  },
);

/** What was last seen of a Job. Source: batch/v1 JobStatus 1.36. */
export const JobStatus = struct("batch.v1.JobStatus", "What was last seen of a Job.", {
  conditions: list("Its state, aspect by aspect.", JobCondition, {
    merge: "type",
    type: "atomic",
  }),
  startTime: time("When the Job was first seen, or last resumed."),
  completionTime: time("When the Job completed; it is not set where it failed."),
  active: int32("Pods that are pending or running, and not being deleted."),
  succeeded: int32("Pods that have succeeded."),
  failed: int32("Pods that have failed."),
  terminating: int32("Pods that are being deleted and have not ended yet."),
  completedIndexes: text("Indexes that have succeeded, such as 1,3-5."),
  failedIndexes: text("Indexes that have failed, such as 1,3-5; only with backoffLimitPerIndex."),
  uncountedTerminatedPods: ref("Pods that are about to be counted.", UncountedTerminatedPods),
  ready: int32("Active pods that are ready."),
});
export type JobStatus = ObjectOf<typeof JobStatus>;

/** What the condition of a type must be for `isConditionTrue`. */
export type JobConditionType =
  | "SuccessCriteriaMet"
  | "Complete"
  | "FailureTarget"
  | "Failed"
  | "Suspended";

/** Whether the condition is there and true. */
export const isConditionTrue = ({ conditions = [] }: JobStatus, type: JobConditionType): boolean =>
  conditions.some((condition) => condition.type === type && condition.status === "True");

/** A finished Job never starts again. */
export const isJobFinished = (status: JobStatus): boolean =>
  isConditionTrue(status, "Complete") || isConditionTrue(status, "Failed");
