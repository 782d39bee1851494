/** What came of a Traffic, as lines whose cells are divided by tabs. */
import { formatDuration } from "../../api/columns.ts";
import { goDuration, latencyText, parseGoDuration } from "../../api/duration.ts";
import type { JsonObject } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import { numberAt, part, parts, textAt } from "../targets/targets.ts";

type Lines = readonly string[];

export function reportLines(status: JsonObject): Lines {
  return [
    `Requests:\t${requestsText(status)}`,
    ...latencyLines(part(status, "latency")),
    ...failureLines(status),
    ...podLines(parts(status, "pods")),
    ...timelineLines(part(status, "timeline")),
  ];
}

/** `30012 sent, 29990 succeeded, 22 failed (0.073%)`, and what else there is to say. */
function requestsText(status: JsonObject): string {
  const count = (name: string) => numberAt(status, name);
  const failed = count("failed");
  const share = failed === 0 ? "" : ` (${shareText(failed, count("sent"))})`;
  const others = ["inFlight", "lost", "retried"] as const;
  const words = { inFlight: "in flight", lost: "lost", retried: "sent again" };
  return [
    `${count("sent")} sent, ${count("succeeded")} succeeded, ${failed} failed${share}`,
    ...others.filter((name) => count(name) > 0).map((name) => `${count(name)} ${words[name]}`),
  ].join(", ");
}

/** To three digits, so that one in a million is not nothing. */
const shareText = (some: number, all: number) => `${Number(((100 * some) / all).toPrecision(3))}%`;

function latencyLines(latency: JsonObject): Lines {
  if (Object.keys(latency).length === 0) return [];
  const names = ["mean", "p50", "p90", "p95", "p99", "max"];
  return [`Latency:\t${names.map((name) => `${name} ${textAt(latency, name)}`).join(", ")}`];
}

function failureLines(status: JsonObject): Lines {
  const failures = Object.entries(part(status, "failures"));
  if (failures.length === 0) return [];
  const first = part(status, "firstFailure");
  const startMs = parseTime(textAt(status, "startTime")) ?? 0;
  const atMs = (parseTime(textAt(first, "time")) ?? startMs) - startMs;
  const message = textAt(first, "message");
  const fact = message === "" ? textAt(first, "reason") : `${textAt(first, "reason")}: ${message}`;
  return [
    "Failures:",
    ...failures
      .map(([cause, count]) => [cause, Number(count)] as const)
      .sort(([left, most], [right, least]) => least - most || (left < right ? -1 : 1))
      .map(([cause, count]) => `  ${cause}:\t${count}`),
    `First Failure:\tafter ${goDuration(atMs)}, ${fact}`,
  ];
}

function podLines(pods: readonly JsonObject[]): Lines {
  if (pods.length === 0) return [];
  const row = (pod: JsonObject) =>
    ["namespace", "name", "node", "requests", "failed"].map((name) => pod[name] ?? "").join("\t");
  return [
    "Pods:",
    "  Namespace\tName\tNode\tRequests\tFailed",
    "  ---------\t----\t----\t--------\t------",
    ...pods.map((pod) => `  ${row(pod)}`),
  ];
}

interface Part {
  readonly sent: number;
  readonly failed: number;
  readonly p99Ms: number;
}

/** A chart has so many rows at most, and bars of so many characters. */
const rowsMax = 20;
const barWidth = 40;

/** A bar for each part of the time: `#` for requests, `!` for those of them that failed. */
function timelineLines(timeline: JsonObject): Lines {
  const all = parts(timeline, "parts").map(partOf);
  if (all.length === 0) return [];
  const together = Math.ceil(all.length / rowsMax);
  const stepMs = (parseGoDuration(textAt(timeline, "interval")).ms ?? 0) * together;
  const rows = Array.from({ length: Math.ceil(all.length / together) }, (_, at) =>
    joined(all.slice(at * together, (at + 1) * together)),
  );
  const most = Math.max(1, ...rows.map(({ sent, failed }) => Math.max(sent, failed)));
  const cells = rows.map(({ sent, failed, p99Ms }, at) => {
    const p99 = p99Ms === 0 ? "" : latencyText(p99Ms);
    return [formatDuration(at * stepMs), sent, failed, p99, bar({ sent, failed }, most)].join("\t");
  });
  return [
    `Timeline (${goDuration(stepMs)} each, ! is failed):`,
    "  Since\tSent\tFailed\tP99\t",
    "  -----\t----\t------\t---\t",
    ...cells.map((row) => `  ${row}`),
  ];
}

const partOf = (part: JsonObject): Part => ({
  sent: numberAt(part, "sent"),
  failed: numberAt(part, "failed"),
  p99Ms: parseGoDuration(textAt(part, "p99") || "0").ms ?? 0,
});

const joined = (all: readonly Part[]): Part => ({
  sent: all.reduce((sum, { sent }) => sum + sent, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  p99Ms: Math.max(...all.map(({ p99Ms }) => p99Ms)),
});

/** What is there at all has a character. */
function bar({ sent, failed }: Pick<Part, "sent" | "failed">, most: number): string {
  const width = (count: number) => Math.ceil((barWidth * count) / most);
  const bad = width(failed);
  return "#".repeat(Math.max(0, width(sent) - bad)) + "!".repeat(bad);
}
