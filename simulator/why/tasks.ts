/** Why Jobs do not end well, and CronJobs start none. */
import type { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import { int32Max } from "../../api/validation/format.ts";
import { controllerRef } from "../../client/controller.ts";
import { warningsOf } from "./events.ts";
import { faultsOnProcesses } from "./faults.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { are, because, conditionOf, count, sentence, sinceField } from "./words.ts";
import { podsOf, troublesOf } from "./workloads.ts";

export function jobFindings(job: Job, known: Known): readonly Finding[] {
  const { spec, status } = job;
  const { conditions, failed = 0, active = 0, succeeded = 0 } = status;
  if (conditionOf(conditions, "Complete")?.status === "True") return [];
  const failure = ["Failed", "FailureTarget"]
    .map((type) => conditionOf(conditions, type))
    .find((each) => each?.status === "True");
  const troubles = troublesOf(podsOf(job, known), known);
  if (failure !== undefined) {
    const text = sentence(`It has failed: ${because(failure)}`);
    return [finding("NotAsWanted", text, troubles)];
  }
  if (spec.suspend === true) {
    return [finding("NotAsWanted", "It is suspended (spec.suspend), so it has no pods.")];
  }
  const wanted = spec.completions ?? 1;
  const text =
    `Of ${count(wanted, "wanted completion")}, ${are(succeeded)} done; ${count(active, "pod")} ` +
    `${active === 1 ? "is" : "are"} active.`;
  const failures =
    failed > 0 ? [`${count(failed, "pod")} failed so far; ${limitsOf(spec).join(", ")}`] : [];
  const hindered = faultsOnProcesses(["kube-controller-manager", "job-controller"], known);
  const reasons = [...hindered, ...failures, ...troubles, ...warningsOf(job, known)];
  return [finding("NotAsWanted", text, reasons)];
}

/** What a Job takes of failures, in words. */
function limitsOf({ backoffLimit = 6, backoffLimitPerIndex, maxFailedIndexes }: Job["spec"]) {
  const ofIndex =
    backoffLimitPerIndex === undefined
      ? []
      : [`an index fails after more than ${backoffLimitPerIndex} of its own`];
  const ofIndexes =
    maxFailedIndexes === undefined
      ? []
      : [`and the Job after more than ${maxFailedIndexes} failed indexes`];
  // With limits of indexes it is as high as it can be, if nobody sets it.
  const ofJob =
    backoffLimit === int32Max && ofIndex.length > 0
      ? []
      : [`after more than ${backoffLimit} it fails`];
  return [...ofJob, ...ofIndex, ...ofIndexes];
}

export function cronJobFindings(cronJob: CronJob, known: Known): readonly Finding[] {
  const { spec, status, metadata } = cronJob;
  if (spec.suspend === true) {
    return [finding("NotAsWanted", "It is suspended (spec.suspend), so it starts no Jobs.")];
  }
  const last = sinceField(status.lastScheduleTime, known.nowMs);
  const failed = known
    .list(Job, metadata.namespace)
    .filter((job) => controllerRef(job)?.uid === metadata.uid)
    .flatMap((job) =>
      jobFindings(job, known).map(({ text }) => `Job ${job.metadata.name}: ${text}`),
    );
  const waits =
    spec.concurrencyPolicy === "Forbid" && (status.active ?? []).length > 0
      ? ["concurrencyPolicy Forbid: it starts none while one is active"]
      : [];
  const reasons = [...waits, ...failed, ...warningsOf(cronJob, known)];
  if (reasons.length === 0 && last !== "") return [];
  const text =
    last === ""
      ? `It has started no Job yet; its schedule is "${spec.schedule}".`
      : `It last started a Job${last}.`;
  return [finding("NotAsWanted", text, reasons)];
}
