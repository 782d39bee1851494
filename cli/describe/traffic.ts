/** Traffics, with all that came of them. */

import { isObject, type JsonObject } from "../../api/json.ts";
import { loadText } from "../../api/sim/load-text.ts";
import type { Load } from "../../api/sim/traffic-spec.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import { reportLines } from "../traffic/report.ts";
import type { Describer } from "./describer.ts";
import {
  conditionLines,
  type Lines,
  labelSelectorText,
  metadataLines,
  nameLines,
  optionalLine,
} from "./lines.ts";

export const describeTraffic: Describer = async ({ object, eventLines }) => [
  ...nameLines(object),
  ...metadataLines(object),
  ...specLines(part(object, "spec")),
  ...statusLines(part(object, "status")),
  ...(await eventLines()),
];

function specLines(spec: JsonObject): Lines {
  const { keepAlive, retries } = spec;
  return [
    `Target:\t${textAt(spec, "url")}`,
    ...optionalLine("Address", spec.address),
    `From:\t${sourceText(part(spec, "from"))}`,
    `Load:\t${loadOf(part(spec, "load"))}`,
    ...stageLines(parts(part(spec, "load"), "stages")),
    ...optionalLine("Start After", spec.startAfter),
    ...optionalLine("Duration", spec.duration),
    ...requestLines(parts(spec, "requests")),
    `Timeout:\t${textAt(spec, "timeout")}`,
    ...optionalLine("Connect Timeout", spec.connectTimeout),
    `Keep Alive:\t${isObject(keepAlive) ? keepAliveText(keepAlive) : "<none>"}`,
    ...(isObject(retries)
      ? [`Retries:\t${retries.attempts}, the first after ${retries.backoff}`]
      : []),
  ];
}

function sourceText(from: JsonObject): string {
  if (from.pod !== undefined) return `pod/${from.pod}`;
  if (from.node !== undefined) return `node/${from.node}`;
  const { podSelector, nodeSelector } = from;
  if (isObject(podSelector)) return `pods with ${labelSelectorText(podSelector)}`;
  if (!isObject(nodeSelector)) return "beyond the cluster";
  const labels = labelSelectorText(nodeSelector);
  return labels === "<none>" ? "any node" : `nodes with ${labels}`;
}

// The server has checked that it is a load.
const loadOf = (load: JsonObject) =>
  [
    loadText(load as unknown as Load),
    textAt(load, "arrivals"),
    ...(load.thinkTime === undefined ? [] : [`think time ${load.thinkTime}`]),
  ].join(", ");

const stageLines = (stages: readonly JsonObject[]): Lines =>
  stages.map(({ duration, rate, clients }, at) => {
    const to = rate === undefined ? `${clients} clients` : `${rate}/s`;
    return `${at === 0 ? "Stages:" : ""}\t${duration} to ${to}`;
  });

const requestLines = (requests: readonly JsonObject[]): Lines =>
  requests.map(({ weight, method, path = "" }, at) => {
    const what = `${method} ${path}`.trimEnd();
    return `${at === 0 ? "Sends:" : ""}\t${what}${requests.length > 1 ? ` (weight ${weight})` : ""}`;
  });

function keepAliveText({ connections = 10, requestsPerConnection }: JsonObject): string {
  const most =
    requestsPerConnection === undefined ? "" : `, ${requestsPerConnection} requests each`;
  return `${connections} connections${most}`;
}

function statusLines(status: JsonObject): Lines {
  return [
    `Status:\t${textAt(status, "phase") || "Pending"}`,
    ...optionalLine("Start Time", status.startTime),
    ...optionalLine("Completion Time", status.completionTime),
    ...reportLines(status),
    ...conditionLines(status),
  ];
}
