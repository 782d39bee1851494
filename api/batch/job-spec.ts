import { PodTemplateSpec } from "../core/pod/template.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import { bool, int32, int64, mandatory, ref, struct, text } from "../schema.ts";
import { PodFailurePolicy, SuccessPolicy } from "./job-policy.ts";

/**
 * What a Job is to do. Defaults are filled in by the strategy of Jobs and not here, for the Jobs
 * that a CronJob describes get theirs only once they are made. Source: batch/v1 JobSpec 1.36.
 */
export const JobSpec = struct("batch.v1.JobSpec", "What a Job is to do.", {
  parallelism: int32("The most pods that run at one time."),
  completions: int32("How many pods must succeed; without it, one success ends the Job."),
  activeDeadlineSeconds: int64("Seconds after its start at which the Job fails."),
  podFailurePolicy: ref("How failed pods are judged. Immutable.", PodFailurePolicy),
  successPolicy: ref("When an Indexed Job has succeeded early. Immutable.", SuccessPolicy),
  backoffLimit: int32("Failures of pods after which the Job fails; 6 where nothing is said."),
  backoffLimitPerIndex: int32("Failures of one index after which the index fails. Immutable."),
  maxFailedIndexes: int32("Failed indexes beyond which the Job fails at once."),
  selector: ref("Pods that belong to it. Made by the server. Immutable.", LabelSelector),
  manualSelector: bool("True leaves selector and labels to who creates the Job."),
  template: mandatory(ref("The pods to make; they restart OnFailure or Never.", PodTemplateSpec)),
  ttlSecondsAfterFinished: int32("Seconds after its end at which the Job is deleted."),
  completionMode: text(
    "NonIndexed, where any success counts, or Indexed, where each index succeeds once. Immutable.",
  ),
  suspend: bool("True deletes the pods and makes none."),
  podReplacementPolicy: text(
    "When a pod is replaced: once it is Failed, or TerminatingOrFailed, as soon as it terminates.",
  ),
  managedBy: text("Who looks after the Job, where it is not Kubernetes itself. Immutable."),
});
export type JobSpec = ObjectOf<typeof JobSpec>;

/** The Job controller of Kubernetes, as `managedBy` names it. */
export const jobControllerName = "kubernetes.io/job-controller";

/** Each index from 0 to completions succeeds once. */
export const isIndexed = ({ completionMode }: JobSpec): boolean => completionMode === "Indexed";
