import { templateColumns } from "../apps/workload.ts";
import { ageColumn, formatDuration, nameColumn } from "../columns.ts";
import type { Column } from "../resource.ts";
import { parseTime } from "../runtime.ts";
import type { Job } from "./job.ts";
import { isConditionTrue, type JobConditionType } from "./job-status.ts";

/** The columns of `kubectl get jobs`. Source: printers/internalversion printJob 1.36. */
export const jobColumns: readonly Column<Job>[] = [
  nameColumn,
  {
    name: "Status",
    type: "string",
    description: "How far the Job is.",
    value: statusText,
  },
  {
    name: "Completions",
    type: "string",
    description: "Pods that have succeeded, of how many are wanted.",
    value: completionsText,
  },
  {
    name: "Duration",
    type: "string",
    description: "Time from its start to its end, or until now.",
    value: durationText,
  },
  ageColumn,
  ...templateColumns,
];

const told: readonly JobConditionType[] = ["Suspended", "FailureTarget", "SuccessCriteriaMet"];

function statusText({ metadata, status }: Job): string {
  if (isConditionTrue(status, "Complete")) return "Complete";
  if (isConditionTrue(status, "Failed")) return "Failed";
  if (metadata.deletionTimestamp !== undefined) return "Terminating";
  return told.find((type) => isConditionTrue(status, type)) ?? "Running";
}

function completionsText({ spec, status }: Job): string {
  const { completions, parallelism = 0 } = spec;
  const { succeeded = 0 } = status;
  if (completions !== undefined) return `${succeeded}/${completions}`;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function durationText({ status }: Job, nowMs: number): string {
  const startMs = parseTime(status.startTime);
  if (startMs === undefined) return "";
  return formatDuration((parseTime(status.completionTime) ?? nowMs) - startMs);
}
