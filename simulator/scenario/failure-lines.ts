/** A run that failed, as people read it. */
import { goDuration, parseDuration } from "../../api/duration.ts";
import type { JsonObject } from "../../api/json.ts";
import type { ScenarioFailure } from "./failure.ts";
import { readingLines } from "./reading-lines.ts";
import type { Run } from "./run.ts";
import type { ExtraFault } from "./with-faults.ts";

/** What did not hold, when, and what led to it; nothing for a run of which nothing failed. */
export function failureLines({
  failure,
  story = [],
  reasons = [],
  faults,
}: Run): readonly string[] {
  if (failure === undefined) return [];
  const { expression, readings = [], diff = [] } = failure;
  const begun = faults.filter(({ spec }) => beginMs(spec) <= failure.afterMs);
  const isNamed = expression !== undefined && expression !== failure.name;
  return [
    `${failure.kind} "${failure.name}" (${failure.place})`,
    ...(isNamed ? [`    ${expression}`] : []),
    `  ${failure.message}`,
    ...readingLines(readings, expression).map((line) => `    ${line}`),
    ...diff.map((line) => `    ${line}`),
    `  ${whenText(failure)}`,
    ...(begun.length === 0 ? [] : ["  faults of this run until then:", ...begun.map(faultLine)]),
    ...section("what led to it", story),
    ...section("why", reasons),
  ];
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    ${line}`)];

const beginMs = ({ after }: JsonObject): number =>
  typeof after === "string" ? parseDuration(after) : 0;

/** `    nodecrash-drawn-0: after 3s, duration 10s, type NodeCrash, target {"count":1}`. */
function faultLine({ name, spec }: ExtraFault): string {
  const members = Object.entries(spec).map(([member, value]) =>
    typeof value === "string" ? `${member} ${value}` : `${member} ${JSON.stringify(value)}`,
  );
  return `    ${name}: ${members.join(", ")}`;
}

function whenText({ afterMs, revision, during }: ScenarioFailure): string {
  const step = during === undefined ? "" : `, in the step "${during.name}" (${during.place})`;
  return `after ${goDuration(afterMs)}, at revision ${revision}${step}`;
}
