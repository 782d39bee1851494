/**
 * Lines that every description has. Cells are divided by tabs. Source: kubectl 1.36, pkg/describe.
 */

import type { Json, JsonObject } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import { sortedKeys } from "../../client/kubectl/selector-text.ts";
import { lastAppliedAnnotation } from "../../client/three-way.ts";
import { metadataOf, part, parts } from "../targets/targets.ts";

export { goText } from "../../api/go-value.ts";
export { sinceText } from "../../client/kubectl/event-table.ts";
export { labelSelectorText, selectorText, sortedKeys } from "../../client/kubectl/selector-text.ts";

export type Lines = readonly string[];

/** Every line two blanks further in, for each level. */
export function indent(lines: Lines, levels = 1): Lines {
  const blanks = "  ".repeat(levels);
  return lines.map((line) => blanks + line);
}

export function nameLines(object: JsonObject, withNamespace = true): Lines {
  const { name = "", namespace = "" } = metadataOf(object);
  return [`Name:\t${name}`, ...(withNamespace ? [`Namespace:\t${namespace}`] : [])];
}

/** Labels and annotations. */
export function metadataLines(object: JsonObject): Lines {
  const metadata = metadataOf(object);
  return [
    ...labelLines("Labels", part(metadata, "labels")),
    ...annotationLines("Annotations", part(metadata, "annotations")),
  ];
}

/** `Title:\ta=1`, one pair a line. */
export function labelLines(title: string, labels: JsonObject): Lines {
  const pairs = sortedKeys(labels).map((key) => `${key}=${labels[key]}`);
  return column(title, pairs);
}

const annotationWidthMax = 140;

export function annotationLines(title: string, annotations: JsonObject): Lines {
  const keys = sortedKeys(annotations).filter((key) => key !== lastAppliedAnnotation);
  const blocks = keys.map((key) => {
    const value = String(annotations[key]).replace(/\n$/, "");
    const isShort = value.length + key.length + 2 <= annotationWidthMax;
    if (isShort && !value.includes("\n")) return `${key}: ${value}`;
    const texts = value.split("\n").map((line) => `\t  ${shorten(line, annotationWidthMax - 2)}`);
    return [`${key}:`, ...texts].join("\n");
  });
  return column(title, blocks).flatMap((line) => line.split("\n"));
}

/** `Title:\tfirst` and the others below it; `<none>` where there are none. */
export function column(title: string, values: readonly string[]): Lines {
  const [first = "<none>", ...others] = values;
  return [`${title}:\t${first}`, ...others.map((value) => `\t${value}`)];
}

/** `Deployment/web`, the controller of an object. */
export function controllerLines(object: JsonObject): Lines {
  const owner = parts(metadataOf(object), "ownerReferences").find(
    ({ controller }) => controller === true,
  );
  return owner === undefined ? [] : [`Controlled By:\t${owner.kind}/${owner.name}`];
}

/** Type, status and reason of conditions, as workloads show them. */
export function conditionLines(status: JsonObject): Lines {
  const conditions = parts(status, "conditions");
  if (conditions.length === 0) return [];
  return [
    "Conditions:",
    "  Type\tStatus\tReason",
    "  ----\t------\t------",
    ...conditions.map(({ type, status: state, reason }) => `  ${type} \t${state}\t${reason ?? ""}`),
  ];
}

/** A line for each member that is there. */
export function optionalLine(title: string, value: Json | undefined): Lines {
  return value === undefined || value === null || value === "" ? [] : [`${title}:\t${value}`];
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"].concat([
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
]);

/** `Mon, 02 Jan 2006 15:04:05 +0000`, in the time zone of the user. */
export function timeText(value: Json | undefined): string {
  const timeMs = typeof value === "string" ? parseTime(value) : undefined;
  if (timeMs === undefined) return "Mon, 01 Jan 0001 00:00:00 +0000";
  const time = new Date(timeMs);
  const date = `${two(time.getDate())} ${months[time.getMonth()]} ${time.getFullYear()}`;
  return `${days[time.getDay()]}, ${date} ${clockText(time)} ${offsetText(time)}`;
}

const clockText = (time: Date) =>
  `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;

function offsetText(time: Date): string {
  const offset = -time.getTimezoneOffset();
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(minutes / 60)}${two(minutes % 60)}`;
}

/** `2006-01-02 15:04:05 +0000 UTC`: a time as Go prints it, in the time zone of the user. */
export function goTimeText(value: Json | undefined): string {
  const timeMs = typeof value === "string" ? parseTime(value) : undefined;
  if (timeMs === undefined) return "0001-01-01 00:00:00 +0000 UTC";
  const time = new Date(timeMs);
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const format = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" });
  const name = format.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return `${date} ${clockText(time)} ${offsetText(time)} ${name}`;
}

const two = (value: number) => String(Math.trunc(value)).padStart(2, "0");

const shorten = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length)}...` : text;
