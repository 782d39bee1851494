/** Jobs and CronJobs. Source: kubectl 1.36, describeJob and describeCronJob. */
import { formatDuration } from "../../api/columns.ts";
import type { Json, JsonObject } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import { numberAt, part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import {
  controllerLines,
  type Lines,
  labelSelectorText,
  metadataLines,
  nameLines,
  optionalLine,
  timeText,
} from "./lines.ts";
import { podTemplateLines } from "./pod-template.ts";

export const describeJob: Describer = async ({ object, eventLines }) => [
  ...jobLines(object),
  ...(await eventLines()),
];

/** Everything but the events. */
export function jobLines(job: JsonObject): Lines {
  const spec = part(job, "spec");
  const status = part(job, "status");
  const { activeDeadlineSeconds, completionMode } = spec;
  return [
    ...nameLines(job),
    `Selector:\t${labelSelectorText(part(spec, "selector"))}`,
    ...metadataLines(job),
    ...controllerLines(job),
    ...optionalLine("Parallelism", spec.parallelism),
    `Completions:\t${orUnset(spec.completions)}`,
    ...optionalLine("Completion Mode", completionMode),
    ...optionalLine("Suspend", spec.suspend),
    ...optionalLine("Backoff Limit", spec.backoffLimit),
    ...optionalLine("TTL Seconds After Finished", spec.ttlSecondsAfterFinished),
    ...timeLines(status),
    ...(activeDeadlineSeconds === undefined
      ? []
      : [`Active Deadline Seconds:\t${activeDeadlineSeconds}s`]),
    `Pods Statuses:\t${podsText(status)}`,
    ...(completionMode === "Indexed"
      ? [`Completed Indexes:\t${indexesText(textAt(status, "completedIndexes"))}`]
      : []),
    ...podTemplateLines(part(spec, "template")),
  ];
}

const orUnset = (value: Json | undefined) => (value === undefined ? "<unset>" : String(value));

function timeLines(status: JsonObject): Lines {
  const [startMs, endMs] = [status.startTime, status.completionTime].map((time) =>
    parseTime(typeof time === "string" ? time : undefined),
  );
  return [
    ...(startMs === undefined ? [] : [`Start Time:\t${timeText(status.startTime)}`]),
    ...(endMs === undefined ? [] : [`Completed At:\t${timeText(status.completionTime)}`]),
    ...(startMs === undefined || endMs === undefined
      ? []
      : [`Duration:\t${formatDuration(endMs - startMs)}`]),
  ];
}

function podsText(status: JsonObject): string {
  const ready = status.ready === undefined ? "" : ` (${numberAt(status, "ready")} Ready)`;
  return [
    `${numberAt(status, "active")} Active${ready}`,
    `${numberAt(status, "succeeded")} Succeeded`,
    `${numberAt(status, "failed")} Failed`,
  ].join(" / ");
}

const indexesWidthMax = 50;

/** Cut off after the last comma that fits. */
function indexesText(indexes: string): string {
  if (indexes.length === 0) return "<none>";
  if (indexes.length <= indexesWidthMax) return indexes;
  const end = indexes.lastIndexOf(",", indexesWidthMax - 1);
  return `${indexes.slice(0, end + 1)}...`;
}

export const describeCronJob: Describer = async ({ object, eventLines }) => [
  ...cronJobLines(object),
  ...(await eventLines()),
];

/** Everything but the events. */
export function cronJobLines(cronJob: JsonObject): Lines {
  const spec = part(cronJob, "spec");
  const status = part(cronJob, "status");
  const deadline = spec.startingDeadlineSeconds;
  const last = status.lastScheduleTime;
  return [
    ...nameLines(cronJob),
    ...metadataLines(cronJob),
    `Schedule:\t${textAt(spec, "schedule")}`,
    `Concurrency Policy:\t${textAt(spec, "concurrencyPolicy")}`,
    `Suspend:\t${spec.suspend === true ? "True" : "False"}`,
    `Time Zone:\t${orUnset(spec.timeZone)}`,
    `Successful Job History Limit:\t${orUnset(spec.successfulJobsHistoryLimit)}`,
    `Failed Job History Limit:\t${orUnset(spec.failedJobsHistoryLimit)}`,
    `Starting Deadline Seconds:\t${deadline === undefined ? "<unset>" : `${deadline}s`}`,
    ...templateLines(part(spec, "jobTemplate", "spec")),
    `Last Schedule Time:\t${last === undefined ? "<unset>" : timeText(last)}`,
    `Active Jobs:\t${activeText(status)}`,
  ];
}

/** The Jobs that are made. */
function templateLines(spec: JsonObject): Lines {
  const { activeDeadlineSeconds, selector } = spec;
  return [
    `Selector:\t${selector === undefined ? "<unset>" : labelSelectorText(part(spec, "selector"))}`,
    `Parallelism:\t${orUnset(spec.parallelism)}`,
    `Completions:\t${orUnset(spec.completions)}`,
    ...(activeDeadlineSeconds === undefined
      ? []
      : [`Active Deadline Seconds:\t${activeDeadlineSeconds}s`]),
    ...podTemplateLines(part(spec, "template")),
  ];
}

function activeText(status: JsonObject): string {
  const names = parts(status, "active").map((each) => textAt(each, "name"));
  return names.length === 0 ? "<none>" : names.join(", ");
}
