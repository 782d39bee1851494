/** A run that failed, as people read it. */
import { goDuration } from "../../api/duration.ts";
import type { ScenarioFailure } from "./failure.ts";
import type { Run } from "./run.ts";

/** What did not hold, when, and what led to it; nothing for a run of which nothing failed. */
export function failureLines({ failure, story = [] }: Run): readonly string[] {
  if (failure === undefined) return [];
  const { expression, readings = [], diff = [] } = failure;
  const isNamed = expression !== undefined && expression !== failure.name;
  return [
    `${failure.kind} "${failure.name}" (${failure.place})`,
    ...(isNamed ? [`    ${expression}`] : []),
    `  ${failure.message}`,
    ...readings.filter(isPlain).map(({ call, value }) => `    ${call} is ${String(value)}`),
    ...diff.map((line) => `    ${line}`),
    `  ${whenText(failure)}`,
    ...(story.length === 0 ? [] : ["  what led to it:", ...story.map((line) => `    ${line}`)]),
  ];
}

const whenText = ({ afterMs, revision }: ScenarioFailure) =>
  `after ${goDuration(afterMs)}, at revision ${revision}`;

/** Lists and objects are too long for a line. */
const isPlain = ({ value }: { readonly value: unknown }) => typeof value !== "object";
